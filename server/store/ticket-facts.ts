import type { Queryable } from '#domain/database.ts';
import type { ExportedTicket } from '#domain/helpdesk.ts';
import { markStale } from './stale-facts.ts';

/** Keeps what the helpdesk measured of tickets that handoffs made; of all others nothing is kept. @returns how many were ours */
export async function saveTicketFacts(tx: Queryable, tickets: ExportedTicket[]): Promise<number> {
  let ours = 0;
  for (const { ticketId, replySeconds, solvedAt, satisfied } of tickets) {
    const [handoff] = await tx.query<{ id: string }>('select id from handoffs where ticket_id = $1', [ticketId]);
    if (!handoff) continue;
    ours += 1;
    await tx.query(
      `insert into ticket_facts (ticket_id, reply_seconds, solved_at, satisfied) values ($1, $2, $3, $4)
       on conflict (ticket_id) do update set reply_seconds = excluded.reply_seconds, solved_at = excluded.solved_at, satisfied = excluded.satisfied`,
      [ticketId, replySeconds, solvedAt, satisfied],
    );
    await markStale(tx, 'handoff', handoff.id);
  }
  return ours;
}
