import type { Queryable } from '#domain/database.ts';

interface EventRow {
  id: string;
  body: string;
  received_at: number;
}

/** The helpdesk's webhooks about one ticket. Numbers stand in them for many things: only what is about the ticket counts. */
export async function eventsOfTicket(tx: Queryable, ticket: string): Promise<EventRow[]> {
  const rows = await tx.query<EventRow>(`select id, body, received_at from helpdesk_events where body like $1 order by received_at, id`, [
    `%${ticket}%`,
  ]);
  return rows.filter(({ body }) => isAbout(body, ticket));
}

function isAbout(body: string, ticket: string): boolean {
  try {
    const { detail } = JSON.parse(body) as { detail?: { id?: unknown } };
    return String(detail?.id ?? '') === ticket;
  } catch {
    return false;
  }
}
