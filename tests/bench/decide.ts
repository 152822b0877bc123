import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#domain/conversation.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import weights from '#signals/model/weights.json' with { type: 'json' };
import { decide } from '../../server/handoff/decide.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { quantile, timings } from './timing.ts';

const deciding = { bot: 'bench', rules: compileRules(defaultRules), isOpen: null, at: 0, handoffRequested: false };
const requests = [
  'hello, my parcel has not arrived',
  'order 5531-7, it was to come on Monday',
  'I looked there, it says "in transit" since a week',
  'and what does that mean for me?',
  'the address is right, Elm Street 4',
  'can it be sent again?',
  'I would need it before the weekend',
  'do I get a mail about that?',
  'ok and who pays for it',
  'what about the second box',
];
const answers = ['Let me look that up for you.', 'It is on its way. You can follow it under My orders.', 'Is there anything else?'];

/** Twenty new messages, as no cache has seen them. */
const twenty = (round: number): Message[] =>
  requests.flatMap((text, place) => [
    message('requester', `${text} ${round}`),
    message('bot', answers[place % 3] ?? '', { confidence: 0.8 }),
  ]);

/** What a decision costs: a whole conversation at once, one more message, and the worst text. */
export function benchDecide(): object {
  const rounds = 2_000;
  const whole = Array.from({ length: rounds }, (_, round) => conversation({ messages: twenty(round) }));
  const fresh = [...whole];
  const times20: number[] = [];
  for (const one of fresh) {
    const start = performance.now();
    decide(one, deciding);
    times20.push(performance.now() - start);
  }
  const next: number[] = [];
  for (const [round, one] of whole.entries()) {
    const grown = conversation({ messages: [...one.messages, message('requester', `and one more thing ${round}`)] });
    const start = performance.now();
    decide(grown, deciding);
    next.push(performance.now() - start);
  }
  const worstTexts = [
    'a '.repeat(5_000),
    'not human '.repeat(1_000),
    '!?'.repeat(5_000),
    '人工'.repeat(5_000),
    'i want. '.repeat(1_250),
    'x'.repeat(10_000),
    'ﷺ'.repeat(10_000),
    'h\u200bu\u200bm\u200ba\u200bn '.repeat(1_000),
    'hмan人عन '.repeat(1_250),
    `e${'\u0301'.repeat(9_999)}`,
    'still not working, same again. '.repeat(320),
  ];
  const worst = worstTexts.map((text) =>
    quantile(
      timings(30, () => decide(conversation({ messages: [message('requester', text)] }), deciding)),
      0.95,
    ),
  );
  const long = Array.from({ length: 2_000 }, (_, place) =>
    place % 2
      ? message('bot', `Please restart the lamp in hall ${place}.`)
      : message('requester', `Restarted, the lamp is not green ${place}`),
  );
  const start = performance.now();
  decide(conversation({ messages: long }), deciding);
  const ms2000 = performance.now() - start;
  return {
    median_us_20: Math.round(quantile(times20.slice(rounds / 4), 0.5) * 1_000),
    p99_us_20: Math.round(quantile(times20.slice(rounds / 4), 0.99) * 1_000),
    median_us_next: Math.round(quantile(next, 0.5) * 1_000),
    worst_ms_10k: Math.round(Math.max(...worst) * 100) / 100,
    ms_2000_messages: Math.round(ms2000),
    weights_bytes: Math.floor(((weights.chosen.length + weights.known.length) * 3) / 4),
    dictionary_bytes: statSync(join(import.meta.dirname, '../../server/signals/model/glossary.json')).size,
    weights_file_bytes: statSync(join(import.meta.dirname, '../../server/signals/model/weights.json')).size,
  };
}
