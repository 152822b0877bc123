import { AppError } from '#domain/errors.ts';
import { mask } from '#domain/mask.ts';
import { askFor } from '#domain/summary/ask.ts';
import { heldOf } from '#domain/summary/held.ts';
import { shownOf } from '#domain/summary/shown.ts';
import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import { setSummary } from '../store/summaries.ts';
import type { HandoffDeps } from './deps.ts';
import { recordChange } from './record-change.ts';

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
      if (!handoff || !writer) return async () => undefined;
      const shown = shownOf(handoff.brief, mask);
      if (shown.length === 0) return async () => undefined;
      const answer = await writer.write(askFor(shown)).catch((error: unknown) => {
        if (error instanceof AppError) return '';
        throw error;
      });
      const held = heldOf(answer, shown);
      if (held.lines.length === 0 && held.draft.length === 0) return async () => undefined;
      return async (tx) => {
        await setSummary(tx, handoffId, { model: writer.model, ...held }, deps.now());
        await recordChange(deps, tx, { handoffId, agent: null, action: 'summarised', detail: writer.model });
      };
    },
  };
}
