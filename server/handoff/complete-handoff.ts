import type { Queryable } from '#domain/database.ts';
import { redactText } from '#domain/redaction/redact.ts';
import type { EndDisposition } from '#domain/way-back.ts';
import type { Task } from '../jobs/worker.ts';
import { listAgentMessages } from '../store/agent-messages.ts';
import { completeHandoff } from '../store/handoff-states.ts';
import { findHandoff, type Handoff } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';
import { memoryOf } from './memory.ts';
import { tellBot } from './tell-bot.ts';

/** The task behind a solved ticket. */
export function completeSolved(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      if (!handoff) throw new Error(`Handoff ${handoffId} has a job but no row`);
      return async (tx) => void (await completeOnce(deps, tx, handoff, 'solved', null));
    },
  };
}

/** Ends the handoff and gives the bot its voice back, with a memory. @returns false when it had ended before */
export async function completeOnce(
  deps: HandoffDeps,
  tx: Queryable,
  handoff: Handoff,
  disposition: EndDisposition,
  note: string | null,
): Promise<boolean> {
  const completedAt = deps.now();
  if (!(await completeHandoff(tx, handoff.id, disposition, completedAt))) return false;
  const replies = await listAgentMessages(tx, handoff.id);
  const memory = redactText(memoryOf({ acceptedAt: handoff.acceptedAt, completedAt, disposition, replies, note }), deps.redaction);
  await tellBot(deps, tx, handoff, { kind: 'handoff_completed', disposition, memory });
  return true;
}
