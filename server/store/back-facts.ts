import type { Queryable } from '#domain/database.ts';
import type { Notice } from '#domain/way-back.ts';
import { botOf, type WayName } from './back-calls.ts';

/** How one way back of a bot has gone lately. */
export interface BackFacts {
  /** Calls that were taken, wait for their turn or another try, and were given up. */
  sent: number;
  waiting: number;
  dead: number;
  /** Milliseconds since 1970; null where nothing was taken that is still remembered. */
  lastSentAt: number | null;
  /** The last call that did not get through, and has not since; null where there is none. */
  failure: BackFailure | null;
}

export interface BackFailure {
  about: Notice['kind'];
  reason: string;
  /** When it was given up, in milliseconds since 1970; null where it is tried again. */
  gaveUpAt: number | null;
}

const lately = `from handoffs join conversations on conversations.id = handoffs.conversation_id join back_calls on back_calls.handoff_id = handoffs.id
  left join jobs on jobs.task = 'send_back' and jobs.subject = back_calls.id
  where ${botOf} = $1 and handoffs.requested_at >= $2 and back_calls.way = $3`;

/** @param since milliseconds since 1970: handoffs that were requested earlier are left out */
export async function readBackFacts(db: Queryable, bot: string, way: WayName, since: number): Promise<BackFacts> {
  const count = (state: string) => `count(case when back_calls.state = '${state}' then 1 end)`;
  const [counted] = await db.query<Record<'sent' | 'waiting' | 'dead', number> & { last: number | null }>(
    `select ${count('sent')} as sent, ${count('waiting')} as waiting, ${count('dead')} as dead,
       max(case when jobs.state = 'done' then jobs.ended_at end) as last ${lately}`,
    [bot, since, way],
  );
  const [failed] = await db.query<{ about: Notice['kind']; reason: string; state: string; ended_at: number | null }>(
    `select about, last_error as reason, jobs.state, ended_at ${lately} and jobs.state in ('waiting', 'dead') and last_error is not null
     order by coalesce(ended_at, run_at) desc limit 1`,
    [bot, since, way],
  );
  return {
    ...{ sent: Number(counted!.sent), waiting: Number(counted!.waiting), dead: Number(counted!.dead) },
    lastSentAt: counted!.last === null ? null : Number(counted!.last),
    failure: failed
      ? { about: failed.about, reason: failed.reason, gaveUpAt: failed.state === 'dead' ? Number(failed.ended_at) : null }
      : null,
  };
}
