import { findStanding } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';

/** The ticket of a handoff of ours, named by itself or by that ticket, as far as it has one; null where there is no such handoff. */
export async function ticketOf(
  { db }: HandoffDeps,
  named: { handoff: string } | { ticket: string },
): Promise<{ ticketId: string | null } | null> {
  return findStanding(db, named);
}
