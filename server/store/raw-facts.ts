import type { Queryable } from '#domain/database.ts';

/** `$1, $2` for two ids. */
const list = (ids: string[]) => ids.map((_, index) => `$${index + 1}`).join(', ');

export interface RawHandoff {
  id: string;
  conversation_id: string;
  requested_at: number;
  completed_at: number | null;
  disposition: string | null;
  brief: string;
  estimated_ms: number | null;
  wait_began_at: number | null;
  wait_ended_at: number | null;
  effort: number | null;
  satisfaction: number | null;
  /** What the helpdesk measured: it counts where nothing was told by its webhooks or by the requester themselves. */
  ticket_reply_seconds: number | null;
  ticket_solved_at: number | null;
  ticket_satisfied: number | null;
  accepted_at: number | null;
}

export async function rawHandoffs(db: Queryable, ids: string[]): Promise<RawHandoff[]> {
  return db.query<RawHandoff>(
    `select handoffs.id, handoffs.conversation_id, requested_at, completed_at, disposition, brief, estimated_ms,
       waits.began_at as wait_began_at, waits.ended_at as wait_ended_at, effort, satisfaction, accepted_at,
       ticket_facts.reply_seconds as ticket_reply_seconds, ticket_facts.solved_at as ticket_solved_at, ticket_facts.satisfied as ticket_satisfied
     from handoffs left join waits on waits.handoff_id = handoffs.id left join ratings on ratings.handoff_id = handoffs.id
     left join ticket_facts on ticket_facts.ticket_id = handoffs.ticket_id
     where handoffs.id in (${list(ids)})`,
    ids,
  );
}

/** What agents told requesters, oldest first. */
export async function rawReplies(db: Queryable, ids: string[]): Promise<{ handoff_id: string; text: string; sent_at: string }[]> {
  return db.query(
    `select handoff_id, text, sent_at from agent_messages where handoff_id in (${list(ids)}) order by sent_at, source_id`,
    ids,
  );
}

/** Agents' verdicts, the last word last. */
export async function rawVerdicts(db: Queryable, ids: string[]): Promise<{ handoff_id: string; verdict: string }[]> {
  return db.query(`select handoff_id, verdict from verdicts where handoff_id in (${list(ids)}) order by given_at, agent_id`, ids);
}

/** When the same person, known by any of their keys, last had a handoff before. */
export async function rawPrevious(db: Queryable, ids: string[]): Promise<{ handoff_id: string; at: number }[]> {
  return db.query(
    `select own.handoff_id, max(before.requested_at) as at from requester_keys own
     join handoffs now on now.id = own.handoff_id
     join requester_keys other on other.key = own.key
     join handoffs before on before.id = other.handoff_id
     where own.handoff_id in (${list(ids)}) and before.requested_at < now.requested_at group by own.handoff_id`,
    ids,
  );
}

export interface RawDecision {
  conversation_id: string;
  decided_at: number;
  /** JSON: code and strength of each. */
  signals: string;
}

/** Oldest first. @param ids of conversations, ours */
export async function rawDecisions(db: Queryable, ids: string[]): Promise<RawDecision[]> {
  return db.query<RawDecision>(
    `select conversation_id, decided_at, signals from decisions where conversation_id in (${list(ids)}) order by decided_at, messages`,
    ids,
  );
}

/** When handoffs of these conversations ended. */
export async function rawEnds(db: Queryable, ids: string[]): Promise<{ conversation_id: string; completed_at: number }[]> {
  return db.query(
    `select conversation_id, completed_at from handoffs where conversation_id in (${list(ids)}) and completed_at is not null`,
    ids,
  );
}

export async function rawConversations(
  db: Queryable,
  ids: string[],
): Promise<{ id: string; bot: string; channel: string; report: string }[]> {
  return db.query(`select id, bot, channel, report from conversations where id in (${list(ids)})`, ids);
}

/** The briefs of what became of these conversations: their own handoffs, and those that they joined; oldest first. */
export async function rawBriefs(db: Queryable, ids: string[]): Promise<{ conversation_id: string; brief: string }[]> {
  return db.query(
    `select conversation_id, brief from (
       select conversation_id, brief, requested_at from handoffs where conversation_id in (${list(ids)})
       union all
       select joined_conversations.conversation_id, brief, requested_at from joined_conversations join handoffs on handoffs.id = handoff_id
       where joined_conversations.conversation_id in (${list(ids)})) as became order by requested_at`,
    ids,
  );
}
