import type { Queryable } from '#domain/database.ts';
import { opensAt } from '#rules/open-time.ts';
import type { Task } from '../jobs/worker.ts';
import { findHandoff, type Handoff } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';
import { stillWaiting } from './wait-for-agent.ts';

const stillNewsMs = 2 * 60_000;
/** How far is looked for people's next moment at work. */
const longestClosedMs = 7 * 24 * 3_600_000;

/** Tells agents' open screens that a ticket of ours has come, once it is there. */
export function alertAgents(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      if (!handoff?.ticketId) throw new Error(`Handoff ${handoffId} is to be announced but has no ticket`);
      // Screens that were opened since show it anyway.
      if (deps.now() - (handoff.acceptedAt ?? 0) <= stillNewsMs) await notify(deps, handoff);
      return (tx) => remindLater(deps, tx, handoffId, 1);
    },
  };
}

/** Tells them again while nobody has it, as often as the admin wants. */
export function remindAgents(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const [handoffId = '', count = '1'] = subject.split(':');
      const waiting = await stillWaiting(deps.db, handoffId);
      if (!waiting || deps.settings().waiting.remind_minutes === null) return async () => undefined;
      // The hours were changed since it was planned: in front of screens that nobody sees a reminder is spent for nothing.
      if (deps.isOpen?.(deps.now()) === false) return (tx) => remindLater(deps, tx, handoffId, Number(count), `${deps.now()}`);
      await notify(deps, waiting.handoff);
      return (tx) => remindLater(deps, tx, handoffId, Number(count) + 1);
    },
  };
}

function notify({ helpdesk }: HandoffDeps, { ticketId, brief: { why } }: Handoff): Promise<void> {
  const reason = why.reasons[0]?.code ?? 'custom';
  return helpdesk.notifyAgents('handoff_requested', { ticket_id: ticketId!, priority: why.priority, reason });
}

/** @param again tells two times for the same reminder apart */
async function remindLater(deps: HandoffDeps, tx: Queryable, handoffId: string, reminder: number, again = ''): Promise<void> {
  const { remind_minutes: every, most_reminders: most } = deps.settings().waiting;
  if (every === null || reminder > most) return;
  const soonest = deps.now() + every * 60_000;
  const runAt = opensAt(deps.isOpen, soonest, soonest + longestClosedMs);
  const subject = `${handoffId}:${reminder}${again === '' ? '' : `:${again}`}`;
  await addJob(tx, { id: deps.newId(), task: 'remind_agents', subject, priority: 3, runAt, isPlanned: true });
}
