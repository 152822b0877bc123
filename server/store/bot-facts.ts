import type { Queryable } from '#domain/database.ts';

/** What a bot did lately. */
export interface BotFacts {
  bot: string;
  /** Milliseconds since 1970; null where it never sent anything that is still remembered. */
  lastAt: number | null;
  /** Since the moment that was asked for. */
  deliveries: number;
  conversations: number;
  handoffs: number;
  /** Under way now, whenever they began. */
  open: number;
}

/** @param since milliseconds since 1970 */
export async function readBotFacts(db: Queryable, bot: string, since: number): Promise<BotFacts> {
  const one = async <T extends object>(sql: string, ...params: (string | number)[]) => (await db.query<T>(sql, [bot, ...params]))[0]!;
  const last = await one<{ at: number | null }>('select max(received_at) as at from deliveries where bot = $1');
  const lately = await one<{ n: number; c: number }>(
    'select count(*) as n, count(distinct conversation) as c from deliveries where bot = $1 and received_at >= $2',
    since,
  );
  const handed = await one<{ n: number }>(
    `select count(*) as n from handoffs join conversations on conversations.id = conversation_id where bot = $1 and requested_at >= $2`,
    since,
  );
  const open = await one<{ n: number }>(
    `select count(*) as n from handoffs join conversations on conversations.id = conversation_id
     where bot = $1 and state in ('requested', 'accepted')`,
  );
  return {
    bot,
    lastAt: last.at === null ? null : Number(last.at),
    ...{ deliveries: Number(lately.n), conversations: Number(lately.c), handoffs: Number(handed.n), open: Number(open.n) },
  };
}
