import { AppError } from '#domain/errors.ts';
import type { Agent, HandoffNow } from '#domain/handoff-now.ts';
import { countSaid } from '../store/after-brief.ts';
import { listChanges } from '../store/handoff-changes.ts';
import { findOwner } from '../store/handoff-owners.ts';
import { findStanding, type Standing } from '../store/handoffs.ts';
import { listActs, wishIn } from '../store/requester-acts.ts';
import { findVerdict } from '../store/verdicts.ts';
import type { HandoffDeps } from './deps.ts';

/** Where a ticket's handoff stands, for the agent who asks. @throws AppError unknown_brief */
export async function readNow(deps: HandoffDeps, ticketId: string, agent: Agent): Promise<HandoffNow> {
  const handoff = await findStanding(deps.db, { ticket: ticketId });
  if (!handoff) throw new AppError('unknown_brief', `No handoff made ticket ${ticketId}`);
  return nowOf(deps, handoff, agent);
}

/** @throws AppError unknown_handoff */
export async function readNowOf(deps: HandoffDeps, handoffId: string, agent: Agent): Promise<HandoffNow> {
  const handoff = await findStanding(deps.db, { handoff: handoffId });
  if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
  return nowOf(deps, handoff, agent);
}

async function nowOf({ db, writer, now }: HandoffDeps, { id, state, disposition }: Standing, agent: Agent): Promise<HandoffNow> {
  const { said, replied, channel: before } = await countSaid(db, id);
  const channel = wishIn(await listActs(db, id))?.channel ?? before;
  const changes = await listChanges(db, id);
  const owner = await findOwner(db, id);
  return {
    handoff: id,
    revision: [state, channel, said, replied, changes.length, changes[0]?.at ?? ''].join('/'),
    state,
    disposition,
    owner: owner && { id: owner.id, name: owner.name, at: new Date(owner.acceptedAt).toISOString() },
    verdict: await findVerdict(db, id, agent.id),
    channel,
    messages: said + replied,
    can_draft: writer !== null,
    changes,
    served_at: new Date(now()).toISOString(),
  };
}
