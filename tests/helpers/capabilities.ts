import type { BotEvent } from '#domain/bot.ts';
import type { Conversation } from '#domain/conversation.ts';
import { bots, type PlatformKind, platforms } from '../../server/bots/index.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { watched } from './looked-at.ts';
import { verifiedMark } from './verified-mark.ts';
import { wayBackMarks } from './way-back-marks.ts';

const columns: [string, (conversation: Conversation) => boolean][] = [
  ['messages', ({ messages }) => messages.length > 0],
  ['intent', ({ report, messages }) => report.intent !== null || messages.some(({ intent }) => intent !== null)],
  ['confidence', ({ report, messages }) => report.confidence !== null || messages.some(({ confidence }) => confidence !== null)],
  ['sentiment', ({ report }) => Object.keys(report.diagnostics).some((key) => key.startsWith('sentiment'))],
  ['sources', ({ messages }) => messages.some(({ sources }) => sources !== null)],
  ['slots', ({ report }) => Object.keys(report.diagnostics).length > 0],
  ['attempts', ({ report }) => report.attempts.length > 0],
  ['customer', ({ requester }) => requester.id !== null || requester.name !== null],
  ['attachments', ({ messages }) => messages.some(({ attachments }) => attachments.length > 0)],
];

/** Adapter × what its fixtures show it to tell, what its platform can be told, and what of a fixture nobody looked at. */
export async function capabilities(fixtures: [PlatformKind, unknown[]][]): Promise<string> {
  const rows: string[] = [];
  for (const [kind, payloads] of [...fixtures].sort(([a], [b]) => a.localeCompare(b))) {
    const looks = payloads.map((payload) => {
      const { copy, leaves, unseen } = watched(payload);
      return { event: platforms[kind].read(copy), leaves, unseen: unseen().length };
    });
    const sum = (key: 'leaves' | 'unseen') => looks.reduce((all, look) => all + look[key], 0);
    const back = await wayBackMarks(kind);
    const cells = [
      await verifiedMark(kind),
      ...marksOf(looks.map(({ event }) => event)),
      back.length === 0 ? 'callback' : back.join(', '),
      `${sum('unseen')} of ${sum('leaves')}`,
    ];
    rows.push(`| \`${kind}\` | ${cells.join(' | ')} |`);
  }
  const own = bots.baton.read(new TextEncoder().encode(JSON.stringify(samplePayload('c-1', 0))));
  rows.unshift(`| \`baton\` | ${[await verifiedMark('baton'), ...marksOf([own]), 'callback', ''].join(' | ')} |`);
  const head = ['kind', 'verified by', ...columns.map(([name]) => name), 'handoff', 'way back', 'not looked at'];
  return [
    '# What each platform tells, and what it can be told',
    '',
    'Kept true by `tests/contracts/platforms.test.ts`, which reads this project’s fixtures and speaks to a strict stand-in of each platform’s API.',
    'Empty where the platform does not say it in the payloads that are read.',
    '',
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows,
    '',
    '**Verified by**: a `signature` over the delivery, or a `secret` that the platform can send along and nothing more; both are shown to refuse a wrong one.',
    '**Way back**: what the platform’s own API takes after a handoff. `replies`: agents’ words reach the requester; `silence`: the bot is told to be silent and',
    'when to speak again; `memory`: it is told what the human did. What a platform does not take, and everything of those with `callback`, goes to a signed',
    'callback of your own. **Not looked at**: fields of the fixtures that have no meaning for a handoff, or whose meaning is not known here.',
  ].join('\n');
}

function marksOf(events: BotEvent[]): string[] {
  const told = columns.map(([, tells]) => events.some(({ conversation }) => tells(conversation)));
  return [...told, events.some(({ type }) => type === 'handoff_requested')].map((isTold) => (isTold ? '✓' : ''));
}
