import type { Queryable, Row } from '#domain/database.ts';
import { conversationsOf } from './persons.ts';

const ofHandoff = ['agent_messages', 'requester_notes', 'handoff_changes', 'handoff_facts'];

/** All that is kept of a person, as it is kept. @param keys as `requesterKeys` makes them */
export async function exportPerson(db: Queryable, keys: string[]): Promise<{ conversations: Row[] }> {
  const conversations: Row[] = [];
  for (const { id, bot, source_id, requester, report, channel, locale, started_at } of await conversationsOf(db, keys)) {
    const messages = await db.query<{ content: string }>('select content from messages where conversation_id = $1 order by position', [id]);
    const handoffs = await db.query<{ id: string; brief: string; ticket_id: string | null; state: string }>(
      'select id, brief, ticket_id, state from handoffs where conversation_id = $1 order by requested_at',
      [id],
    );
    const told: object[] = [];
    for (const handoff of handoffs) {
      const rows: Record<string, Row[]> = {};
      for (const table of ofHandoff) rows[table] = await db.query(`select * from ${table} where handoff_id = $1`, [handoff.id]);
      told.push({ ...handoff, brief: JSON.parse(handoff.brief), ...rows });
    }
    const webhooks = await db.query('select received_at, body from deliveries where bot = $1 and conversation = $2 order by received_at', [
      bot,
      source_id,
    ]);
    conversations.push({
      ...{ id: source_id, bot, channel, locale, started_at },
      requester: JSON.parse(requester),
      report: JSON.parse(report),
      messages: messages.map(({ content }) => JSON.parse(content)),
      handoffs: told,
      webhooks,
    } as unknown as Row);
  }
  return { conversations };
}
