import type { BriefSummary } from '#domain/brief.ts';
import type { Queryable } from '#domain/database.ts';

/** Keeps what a language model wrote of a handoff; what it wrote later counts. */
export async function setSummary(tx: Queryable, handoffId: string, summary: BriefSummary, at: number): Promise<void> {
  await tx.query(
    `insert into summaries (handoff_id, content, written_at) values ($1, $2, $3)
     on conflict (handoff_id) do update set content = excluded.content, written_at = excluded.written_at
     where summaries.written_at <= excluded.written_at`,
    [handoffId, JSON.stringify(summary), at],
  );
}

export async function findSummary(tx: Queryable, handoffId: string): Promise<BriefSummary | null> {
  const [row] = await tx.query<{ content: string }>('select content from summaries where handoff_id = $1', [handoffId]);
  return row ? (JSON.parse(row.content) as BriefSummary) : null;
}
