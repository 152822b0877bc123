import type { BriefSummary } from '#domain/brief.ts';
import { AppError } from '#domain/errors.ts';
import type { Agent } from '#domain/handoff-now.ts';
import { findHandoff } from '../store/handoffs.ts';
import { setSummary } from '../store/summaries.ts';
import type { HandoffDeps } from './deps.ts';
import { briefNow } from './read-brief.ts';
import { recordChange } from './record-change.ts';
import { summaryOf } from './summary-of.ts';

/**
 * Has the language model write once more, of the conversation as it stands now, because an agent asks for it.
 * @returns null where nothing it says holds, or it does not answer; what it wrote before stays then
 * @throws AppError unknown_handoff; unknown_route where nobody configured a model
 */
export async function draftReply(deps: HandoffDeps, handoffId: string, agent: Agent): Promise<BriefSummary | null> {
  const { writer } = deps;
  if (!writer) throw new AppError('unknown_route', 'No language model is configured');
  const handoff = await findHandoff(deps.db, handoffId);
  if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
  const summary = await summaryOf(writer, await briefNow(deps, handoff));
  if (summary)
    await deps.db.transaction(async (tx) => {
      await setSummary(tx, handoffId, summary, deps.now());
      await recordChange(deps, tx, { handoffId, agent, action: 'summarised', detail: summary.model });
    });
  return summary;
}
