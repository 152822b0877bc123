import type { Queryable } from '#domain/database.ts';
import type { Task } from '../jobs/worker.ts';
import type { Handoff } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import { alertMessage } from './alert-message.ts';
import { deliverAlert } from './deliver-alert.ts';
import type { HandoffDeps } from './deps.ts';
import { jobPriority } from './job-priority.ts';
import type { AlertRoute } from './settings.ts';
import { stillWaiting } from './wait-for-agent.ts';

/** Queues an alert for every route that wants this handoff, in the transaction that gave it its ticket. */
export async function alertRoutes(deps: HandoffDeps, tx: Queryable, handoff: Handoff): Promise<void> {
  for (const [name, route] of Object.entries(deps.settings().alerts))
    if (isFor(name, route, handoff)) await queue(deps, tx, handoff, name, 0, deps.now());
}

/** A route that a rule names, or one whose reasons, groups and priorities all hold. */
export function isFor(name: string, route: AlertRoute, { brief, routing }: Pick<Handoff, 'brief' | 'routing'>): boolean {
  if (routing.alerts?.includes(name)) return true;
  if (route.only_by_rule) return false;
  return (
    (route.reasons?.some((code) => brief.why.reasons.some((reason) => reason.code === code)) ?? true) &&
    (route.groups?.includes(routing.group ?? '') ?? true) &&
    (route.priorities?.includes(brief.why.priority) ?? true)
  );
}

/** Sends an alert or a reminder while nobody has the handoff, and queues the next reminder. */
export function sendAlert(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const [handoffId = '', name = '', count = '0'] = subject.split(':');
      const reminder = Number(count);
      const route = deps.settings().alerts[name];
      const waiting = await stillWaiting(deps.db, handoffId);
      // Somebody has it, or the admin has taken the route away: nobody need be told any more.
      if (!route || !waiting) return async () => undefined;
      const message = alertMessage(route, waiting.handoff, reminder);
      await deliverAlert(deps.waysOut.of('alerts', route), route, message, subject.replaceAll(':', '_'), deps.now());
      return async (tx) => {
        if (route.remind_minutes === undefined || reminder >= route.most_reminders) return;
        await queue(deps, tx, waiting.handoff, name, reminder + 1, deps.now() + route.remind_minutes * 60_000);
      };
    },
  };
}

async function queue(deps: HandoffDeps, tx: Queryable, handoff: Handoff, name: string, reminder: number, runAt: number): Promise<void> {
  const priority = jobPriority[handoff.brief.why.priority];
  await addJob(tx, {
    id: deps.newId(),
    task: 'send_alert',
    subject: `${handoff.id}:${name}:${reminder}`,
    priority,
    runAt,
    isPlanned: reminder > 0,
  });
}
