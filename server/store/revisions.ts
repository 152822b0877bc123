import { createHash } from 'node:crypto';
import type { Queryable } from '#domain/database.ts';

/** Of each handoff a short text that is another one whenever anything that its requester sees may have changed, and tells nothing else. */
export async function revisionsOf(db: Queryable, handoffIds: string[]): Promise<Map<string, string>> {
  if (handoffIds.length === 0) return new Map();
  const wanted = handoffIds.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await db.query<Record<string, string | number | null>>(
    `select id, state, disposition,
       (select count(*) from messages where messages.conversation_id = handoffs.conversation_id) as said,
       (select count(*) from messages join joined_conversations on joined_conversations.conversation_id = messages.conversation_id
        where joined_conversations.handoff_id = handoffs.id) as elsewhere,
       (select count(*) from agent_messages where agent_messages.handoff_id = handoffs.id) as replied,
       (select count(*) from handoff_owners where handoff_owners.handoff_id = handoffs.id) as owned,
       (select count(*) from requester_acts where requester_acts.handoff_id = handoffs.id) as acted,
       (select promised_at from waits where waits.handoff_id = handoffs.id) as promised,
       (select ended_at from waits where waits.handoff_id = handoffs.id) as waited
     from handoffs where id in (${wanted})`,
    handoffIds,
  );
  return new Map(rows.map(({ id, ...parts }) => [String(id), digest(Object.values(parts).join('/'))]));
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16);
