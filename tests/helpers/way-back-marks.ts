import { hasWayBack, waysBack } from '../../server/bots/back/index.ts';
import type { BotKind } from '../../server/bots/index.ts';
import { startFake } from '../fakes/platform-server.ts';
import { fakePlatforms } from '../fakes/platforms.ts';
import { thisMachine } from './this-machine.ts';

/** What a platform's own API takes, seen at its strict stand-in: `replies`, `silence`, `memory`; empty where it has none. */
export async function wayBackMarks(kind: BotKind): Promise<string[]> {
  if (!hasWayBack(kind)) return [];
  const fake = await startFake(fakePlatforms[kind]);
  const way = waysBack[kind](fakePlatforms[kind].settings(fake.url), Date.now, thisMachine);
  const common = { at: '2026-05-04T12:00:00.000Z', conversation: 'c', requester: 'r', handoffId: 'h', ticketId: 't' };
  const notices = [
    { ...common, kind: 'handoff_accepted', text: 'accepted' },
    { ...common, kind: 'agent_replied', messageId: 'm', text: 'a reply', name: 'Alex' },
    { ...common, kind: 'handoff_completed', disposition: 'handed_back', memory: 'a memory' },
  ] as const;
  let wasSilent = false;
  for (const notice of notices) {
    for (const call of way.calls(notice)) await way.send(call, 'id');
    wasSilent ||= fake.seen.bot === 'silent';
  }
  await fake.close();
  return [
    fake.seen.shown.some(({ text }) => text === 'a reply') ? 'replies' : '',
    wasSilent && fake.seen.bot === 'speaking' ? 'silence' : '',
    fake.seen.memory === 'a memory' ? 'memory' : '',
  ].filter((mark) => mark !== '');
}
