import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import { setSummary } from '../store/summaries.ts';
import type { HandoffDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { summaryOf } from './summary-of.ts';

/**
 * Has a language model write two lines and a draft for the agent, once the ticket exists: nothing waits for it. A model that is
 * slow, away or talks nonsense leaves the brief as it was, which says the same in built-in words; it is not asked twice, because an
 * agent has read the brief by then.
 */
export function writeSummary(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      const { writer } = deps;
      const summary = handoff && writer && (await summaryOf(writer, handoff.brief));
      if (!summary) return async () => undefined;
      return async (tx) => {
        await setSummary(tx, handoffId, summary, deps.now());
        await recordChange(deps, tx, { handoffId, agent: null, action: 'summarised', detail: summary.model });
      };
    },
  };
}
