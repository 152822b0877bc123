import type { Queryable } from '#domain/database.ts';
import { forgetConversation } from './forget-conversation.ts';

export interface Sample {
  /** The bot's id of it. */
  conversation: string;
  bot: string;
  /** Milliseconds since 1970. */
  made_at: number;
}

export interface SampleHandoff {
  ticket_id: string | null;
  state: string;
}

export async function addSample(db: Queryable, { conversation, bot, made_at }: Sample): Promise<void> {
  await db.query('insert into samples (conversation, bot, made_at) values ($1, $2, $3)', [conversation, bot, made_at]);
}

export async function listSamples(db: Queryable): Promise<Sample[]> {
  return db.query<Sample>('select conversation, bot, made_at from samples order by made_at, conversation');
}

export async function handoffsOfSample(db: Queryable, { bot, conversation }: Sample): Promise<SampleHandoff[]> {
  return db.query<SampleHandoff>(
    `select ticket_id, state from handoffs join conversations on conversations.id = conversation_id where bot = $1 and source_id = $2`,
    [bot, conversation],
  );
}

/** Nothing of it stays, its webhooks neither. */
export async function forgetSample(tx: Queryable, { bot, conversation }: Sample): Promise<void> {
  const webhooks = 'select id from deliveries where bot = $1 and conversation = $2';
  await tx.query(`delete from jobs where task = 'read_delivery' and subject in (${webhooks})`, [bot, conversation]);
  await tx.query('delete from deliveries where bot = $1 and conversation = $2', [bot, conversation]);
  const known = await tx.query<{ id: string }>('select id from conversations where bot = $1 and source_id = $2', [bot, conversation]);
  for (const { id } of known) await forgetConversation(tx, id, 'all');
  await tx.query('delete from samples where conversation = $1', [conversation]);
}
