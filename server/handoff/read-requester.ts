import type { Brief } from '#domain/brief.ts';
import { AppError } from '#domain/errors.ts';
import type { EarlierHandoff } from '#domain/handoff-now.ts';
import { findStanding } from '../store/handoffs.ts';
import { otherHandoffs } from '../store/requester-keys.ts';
import type { HandoffDeps } from './deps.ts';

const atATime = 20;

/**
 * The other handoffs of a ticket's requester, newest first, a page at a time, but for those whose tickets the one who asks may not see.
 * @param page from 1
 * @param maySee asks the helpdesk which of these tickets may be seen
 * @throws AppError unknown_brief; remote_* where the helpdesk does not say who may see them
 */
export async function readRequester(
  deps: HandoffDeps,
  ticketId: string,
  page: number,
  maySee: (ticketIds: string[]) => Promise<Set<string>>,
): Promise<{ handoffs: EarlierHandoff[]; has_more: boolean }> {
  const handoff = await findStanding(deps.db, { ticket: ticketId });
  if (!handoff) throw new AppError('unknown_brief', `No handoff made ticket ${ticketId}`);
  // One more than is shown tells whether there are more.
  const rows = await otherHandoffs(deps.db, handoff.id, { limit: atATime + 1, offset: (page - 1) * atATime });
  const shown = rows.slice(0, atATime).filter((row) => row.ticket_id !== null);
  const seen = shown.length === 0 ? new Set() : await maySee(shown.map(({ ticket_id }) => ticket_id!));
  const handoffs = shown
    .filter(({ ticket_id }) => seen.has(ticket_id))
    .map(({ ticket_id, brief, state, disposition }) => {
      const { handoff: told, why, intent } = JSON.parse(brief) as Brief;
      const { priority, reasons } = why;
      return { ticket: ticket_id, requested_at: told.requested_at, state, disposition, priority, reason: reasons[0]?.code ?? null, intent };
    });
  return { handoffs, has_more: rows.length > atATime };
}
