import type { Queryable } from '#domain/database.ts';
import type { BackCall, Notice } from '#domain/way-back.ts';
import { hold, holdOwner } from './hold.ts';

/** By the platform's own API, or by a callback in Baton's format. */
export type WayName = 'platform' | 'callback';

export interface StoredCall {
  id: string;
  handoffId: string;
  /** The name under which the bot is configured. */
  bot: string;
  way: WayName;
  /** What it says. */
  about: Notice['kind'];
  call: BackCall;
}

/** Whose call it is, beside `conversations` of its handoff: one that names no bot was queued for the handoff's own. */
export const botOf = 'coalesce(back_calls.bot, conversations.bot)';
const ofBots =
  'from back_calls join handoffs on handoffs.id = back_calls.handoff_id join conversations on conversations.id = handoffs.conversation_id';

interface CallRow {
  id: string;
  handoff_id: string;
  bot: string;
  way: WayName;
  about: Notice['kind'];
  call: string;
}

/** Queues calls behind those of the same handoff, bot and way. @returns the first of them when nothing goes before it, for somebody to send */
export async function addCalls(
  tx: Queryable,
  { handoffId, bot, way, about }: Pick<StoredCall, 'handoffId' | 'bot' | 'way' | 'about'>,
  calls: { id: string; call: BackCall }[],
): Promise<string | null> {
  await hold(tx, handoffId);
  const [lane] = await tx.query<{ last: number | null; waiting: number }>(
    `select max(position) as last, count(case when back_calls.state = 'waiting' and ${botOf} = $3 then 1 end) as waiting
     ${ofBots} where back_calls.handoff_id = $1 and way = $2`,
    [handoffId, way, bot],
  );
  let position = Number(lane?.last ?? -1);
  for (const { id, call } of calls) {
    position += 1;
    await tx.query(
      `insert into back_calls (id, handoff_id, bot, way, position, call, about, state) values ($1, $2, $3, $4, $5, $6, $7, 'waiting')`,
      [id, handoffId, bot, way, position, JSON.stringify(call), about],
    );
  }
  return Number(lane?.waiting ?? 0) === 0 ? (calls[0]?.id ?? null) : null;
}

export async function findCall(tx: Queryable, id: string): Promise<StoredCall | null> {
  const rows = await tx.query<CallRow>(
    `select back_calls.id, handoff_id, ${botOf} as bot, way, about, call ${ofBots} where back_calls.id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  const { id: callId, handoff_id: handoffId, bot, way, about } = row;
  return { id: callId, handoffId, bot, way, about, call: JSON.parse(row.call) as BackCall };
}

/** Ends a call, one way or the other. @returns the one that waited behind it, if any */
export async function endCall(tx: Queryable, id: string, state: 'sent' | 'dead'): Promise<string | null> {
  await holdOwner(tx, 'back_calls', id);
  const ended = await findCall(tx, id);
  if (!ended) return null;
  await tx.query('update back_calls set state = $2 where id = $1', [id, state]);
  const next = await tx.query<{ id: string }>(
    `select back_calls.id ${ofBots} where back_calls.handoff_id = $1 and way = $2 and back_calls.state = 'waiting' and ${botOf} = $3
     order by position limit 1`,
    [ended.handoffId, ended.way, ended.bot],
  );
  return next[0]?.id ?? null;
}
