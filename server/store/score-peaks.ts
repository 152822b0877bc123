import type { Queryable } from '#domain/database.ts';
import type { ReasonCode } from '#domain/decision.ts';
import type { Verdict } from '#domain/handoff-now.ts';

/** What is known of a signal in one conversation. */
export interface ScorePeak {
  /** Strongest score up to the first decision to hand off, or up to now; 0 where the signal was never seen. */
  peak: number;
  /** Why it was handed off first; null where it was not. */
  reasons: { code: ReasonCode; rule: string }[] | null;
  /** An agent's last word; null where nobody said anything. */
  verdict: Verdict | null;
}

interface Wanted {
  code: ReasonCode;
  /** Of sensitive topics; null for any. */
  topic: string | null;
  /** Milliseconds since 1970: what was decided before is left out. */
  since: number;
}

// SQLite answers while everybody waits: pages are small enough to be short.
const pageSize = 300;

/** Every conversation about which something was decided since then, a page at a time, the newest first: ids sort by when they were made. */
export async function* scorePeaks(db: Queryable, wanted: Wanted): AsyncGenerator<ScorePeak[]> {
  let before = '';
  for (;;) {
    const ids = await db.query<{ id: string }>(
      `select distinct conversation_id as id from decisions where ($2 = '' or conversation_id < $2) and decided_at >= $1
       order by conversation_id desc limit ${pageSize}`,
      [wanted.since, before],
    );
    const last = ids.at(-1)?.id;
    if (last === undefined) return;
    yield await pageOf(
      db,
      wanted,
      ids.map(({ id }) => id),
      before,
      last,
    );
    before = last;
  }
}

async function pageOf(db: Queryable, { code, topic, since }: Wanted, ids: string[], before: string, last: string): Promise<ScorePeak[]> {
  const range = `($1 = '' or conversation_id < $1) and conversation_id >= $2`;
  const peaks = await db.query<{ id: string; peak: number }>(
    `with ends as (select conversation_id, min(decided_at) as at from decisions where decision = 'handoff' and ${range} and decided_at >= $3
                   group by conversation_id)
     select decisions.conversation_id as id, max(cast(score.value ->> 'strength' as double precision)) as peak
     from decisions left join ends on ends.conversation_id = decisions.conversation_id, ${db.dialect.listOf('decisions.signals')} as score
     where ($1 = '' or decisions.conversation_id < $1) and decisions.conversation_id >= $2 and decided_at >= $3
       and (ends.at is null or decided_at <= ends.at)
       and score.value ->> 'code' = $4 and ($5 = '' or score.value ->> 'topic' = $5)
     group by decisions.conversation_id`,
    [before, last, since, code, topic ?? ''],
  );
  const handedOff = await db.query<{ id: string; reasons: string }>(
    `select conversation_id as id, reasons from decisions where decision = 'handoff' and ${range} and decided_at >= $3
     order by conversation_id, decided_at desc, messages desc`,
    [before, last, since],
  );
  const judged = await db.query<{ id: string; verdict: Verdict }>(
    `select conversation_id as id, verdict from verdicts join handoffs on handoffs.id = verdicts.handoff_id where ${range} order by given_at`,
    [before, last],
  );
  // Of several, the one that comes last is kept.
  const [peakOf, reasonsOf, verdictOf] = [
    new Map(peaks.map(({ id, peak }) => [id, Number(peak)])),
    new Map(handedOff.map(({ id, reasons }) => [id, reasons])),
    new Map(judged.map(({ id, verdict }) => [id, verdict])),
  ];
  return ids.map((id) => {
    const reasons = reasonsOf.get(id);
    return {
      peak: peakOf.get(id) ?? 0,
      reasons: reasons === undefined ? null : (JSON.parse(reasons) as ScorePeak['reasons']),
      verdict: verdictOf.get(id) ?? null,
    };
  });
}

/** How long handoffs take an agent, from accepting to the end. @returns the median in milliseconds, of how many */
export async function handleTime(db: Queryable, since: number): Promise<{ median: number | null; count: number }> {
  const from = `from handoffs join handoff_owners on handoff_owners.handoff_id = handoffs.id
    where completed_at >= $1 and disposition = 'solved' and completed_at > handoff_owners.accepted_at`;
  const [all] = await db.query<{ count: number }>(`select count(*) as count ${from}`, [since]);
  const count = Number(all!.count);
  if (count === 0) return { median: null, count };
  const [middle] = await db.query<{ took: number }>(
    `select completed_at - handoff_owners.accepted_at as took ${from} order by completed_at - handoff_owners.accepted_at limit 1 offset $2`,
    [since, Math.floor((count - 1) / 2)],
  );
  return { median: Number(middle!.took), count };
}
