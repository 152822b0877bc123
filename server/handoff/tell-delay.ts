import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import { hold } from '../store/hold.ts';
import type { HandoffDeps } from './deps.ts';
import { sayNow } from './say-now.ts';
import { tellBot } from './tell-bot.ts';

/** Says that nobody has been reached yet, where the helpdesk has not taken the handoff within seconds; nobody waits in silence. */
export function tellDelay(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      return async (tx) => {
        // The ticket may be made this moment: what is said after it must not deny it.
        await hold(tx, handoffId);
        const handoff = await findHandoff(tx, handoffId);
        if (handoff?.state !== 'requested') return;
        await tellBot(deps, tx, handoff, { kind: 'handoff_waiting', update: 0, text: sayNow(deps, handoff, 'delayed') });
      };
    },
  };
}
