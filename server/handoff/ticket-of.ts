import { findHandoff, findHandoffByTicket } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';

/** The ticket of a handoff of ours, named by itself or by that ticket; null where there is none. */
export async function ticketOf({ db }: HandoffDeps, named: { handoff: string } | { ticket: string }): Promise<string | null> {
  const found = 'handoff' in named ? await findHandoff(db, named.handoff) : await findHandoffByTicket(db, named.ticket);
  return found?.ticketId ?? null;
}
