import type { Brief } from '#domain/brief.ts';
import { AppError } from '#domain/errors.ts';
import { findHandoffByTicket } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';

/** The brief behind a ticket. @throws AppError unknown_brief when no handoff made that ticket */
export async function readBrief(deps: HandoffDeps, ticketId: string): Promise<Brief> {
  const handoff = await findHandoffByTicket(deps.db, ticketId);
  if (!handoff) throw new AppError('unknown_brief', `No handoff made ticket ${ticketId}`);
  return handoff.brief;
}
