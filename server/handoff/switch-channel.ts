import type { Agent } from '#domain/handoff-now.ts';
import type { ContactWish } from '#domain/requester-act.ts';
import { addAct } from '../store/requester-acts.ts';
import type { HandoffDeps } from './deps.ts';
import { noteOf, openFor } from './from-requester.ts';
import { recordChange } from './record-change.ts';

/**
 * The same conversation and ticket go on by other means. What a bot told of the requester stays as it was: an address that is typed in
 * here proves nothing, and must not be taken for one that a bot knows.
 * @param agent who did it for the requester; null: they did it themselves
 * @throws AppError unknown_handoff, handoff_closed
 */
export async function switchChannel(deps: HandoffDeps, handoffId: string, wish: ContactWish, agent: Agent | null): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { handoff } = await openFor(tx, handoffId);
    await addAct(tx, deps.newId(), handoffId, deps.now(), { kind: 'switched', by: agent === null ? 'requester' : 'agent', ...wish });
    await noteOf(deps, tx, handoff, `${agent === null ? 'The requester wants' : 'An agent arranged'} ${sentence(wish)}.`);
    await recordChange(deps, tx, {
      handoffId,
      agent,
      action: 'channel_switched',
      detail: [wish.channel, wish.address].filter(Boolean).join(' '),
    });
  });
  deps.onJob();
}

function sentence({ channel, address, preferred }: ContactWish): string {
  if (channel === 'chat') return 'to go on in the chat';
  if (channel === 'email') return `to be answered by email at ${address}`;
  if (preferred === null) return `a call at ${address}, as soon as somebody can`;
  const { day, time, zone } = preferred;
  return `a call at ${address} on ${day}${time === null ? '' : ` at ${time}`} (${zone ?? 'in their own time; their zone is not known'})`;
}
