import type { ExportedTicket, TicketPage } from '#domain/helpdesk.ts';
import { at, listOf, textOf, timeOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

/** Of at most 1,000: with their metrics some 5 KB each. */
const perPage = 500;
const largest = 16 * 1024 * 1024;
/** What happened in the last minute is not told, and asking from then on is refused. */
const freshMs = 90_000;

/**
 * A page of the tickets that changed since, with what Zendesk measured of them: ten such calls a minute are allowed.
 * @param fromAt where it begins as long as there is no cursor, in milliseconds since 1970
 * @throws AppError remote_*
 */
export async function exportTickets(ask: Ask, cursor: string | null, fromAt: number, nowMs: number): Promise<TicketPage> {
  const start = Math.floor(Math.min(fromAt, nowMs - freshMs) / 1000);
  const where = cursor === null ? `start_time=${start}` : `cursor=${encodeURIComponent(cursor)}`;
  const path = `/api/v2/incremental/tickets/cursor?${where}&include=metric_sets&per_page=${perPage}`;
  const answer = await ask({ method: 'GET', path, largest });
  const tickets = listOf(at(answer, 'tickets'));
  // Side-loaded records stand beside the tickets; some versions of the API put them into each.
  const sets = new Map(listOf(at(answer, 'metric_sets')).map((set) => [textOf(at(set, 'ticket_id')), set]));
  const changes = tickets.map((ticket) => Date.parse(timeOf(at(ticket, 'updated_at')) ?? '')).filter((time) => !Number.isNaN(time));
  return {
    tickets: tickets.flatMap((ticket) => exported(ticket, sets.get(textOf(at(ticket, 'id'))) ?? at(ticket, 'metric_set'))),
    cursor: textOf(at(answer, 'after_cursor')) ?? cursor,
    reachedAt: changes.length > 0 ? Math.max(...changes) : null,
    isEnd: at(answer, 'end_of_stream') === true,
  };
}

function exported(ticket: unknown, metrics: unknown): ExportedTicket[] {
  const ticketId = textOf(at(ticket, 'id'));
  if (ticketId === null || at(ticket, 'status') === 'deleted') return [];
  const minutes = at(metrics, 'reply_time_in_minutes', 'calendar');
  const solvedAt = timeOf(at(metrics, 'solved_at'));
  const score = textOf(at(ticket, 'satisfaction_rating', 'score')) ?? '';
  return [
    {
      ticketId,
      replySeconds: typeof minutes === 'number' && minutes >= 0 ? Math.round(minutes * 60) : null,
      solvedAt: solvedAt === null ? null : Date.parse(solvedAt),
      // "good_with_comment" is good; "offered" and "unoffered" are no answer.
      satisfied: score.startsWith('good') ? 1 : score.startsWith('bad') ? 0 : null,
    },
  ];
}
