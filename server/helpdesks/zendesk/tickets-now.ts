import { AppError } from '#domain/errors.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import type { Ask } from './call.ts';
import { handbackTag } from './read-event.ts';

const over = new Set(['solved', 'closed']);
/** Zendesk's own mark on a ticket that went up in another. */
const mergedTag = 'closed_by_merge';

/**
 * How tickets have ended, all asked about in one call, of which Zendesk answers up to a hundred.
 * @returns the end of each; null where people are still at it
 * @throws AppError remote_*
 */
export async function ticketsNow(ask: Ask, ticketIds: string[]): Promise<Map<string, EndDisposition | null>> {
  const path = `/api/v2/tickets/show_many?ids=${ticketIds.map(encodeURIComponent).join(',')}`;
  const listed = listOf(at(await ask({ method: 'GET', path }), 'tickets'));
  const found = new Map(listed.map((ticket) => [textOf(at(ticket, 'id')), endOf(ticket)]));
  const ends = new Map<string, EndDisposition | null>();
  for (const id of ticketIds) {
    const end = found.get(id);
    // What the list leaves out is deleted, or may not be seen by us: only the ticket's own address tells which.
    ends.set(id, end === undefined ? await alone(ask, id) : end);
  }
  return ends;
}

function endOf(ticket: unknown): EndDisposition | null {
  const tags = listOf(at(ticket, 'tags'));
  const status = textOf(at(ticket, 'status')) ?? '';
  if (status === 'deleted') return 'abandoned';
  if (over.has(status)) return tags.includes(mergedTag) ? 'duplicate' : 'solved';
  return tags.includes(handbackTag) ? 'handed_back' : null;
}

async function alone(ask: Ask, id: string): Promise<EndDisposition | null> {
  try {
    return endOf(at(await ask({ method: 'GET', path: `/api/v2/tickets/${encodeURIComponent(id)}` }), 'ticket'));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'remote_gone') return 'abandoned';
    if (error.code === 'remote_refused') return null;
    throw error;
  }
}
