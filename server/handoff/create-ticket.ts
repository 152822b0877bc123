import type { Task } from '../jobs/worker.ts';
import { acceptHandoff, failHandoff, reopenHandoff } from '../store/handoff-states.ts';
import { findHandoff, type Handoff } from '../store/handoffs.ts';
import { addJob, dropJob } from '../store/jobs.ts';
import { findAttempts } from '../store/ticket-attempts.ts';
import type { HandoffDeps } from './deps.ts';
import { type Found, findOrCreate } from './find-or-create.ts';
import { jobPriority } from './job-priority.ts';
import { writeNext } from './pass-on.ts';
import { sayNow } from './say-now.ts';
import { alertRoutes } from './send-alert.ts';
import { tellBot } from './tell-bot.ts';
import { beginToWait } from './wait-for-agent.ts';
import { withAnotherWay, withStatusLink } from './with-status-link.ts';

/** The helpdesk keeps an upload for an hour until a comment takes it. */
const uploadsLastMs = 55 * 60_000;

/** Makes the handoff's ticket, exactly once, and then says so to everybody who waits for it. */
export function createTicket(deps: HandoffDeps): Task {
  return {
    async run(handoffId) {
      const handoff = await findHandoff(deps.db, handoffId);
      if (!handoff) throw new Error(`Handoff ${handoffId} has a job but no row`);
      // Stale: somebody was quicker, or it was given up and the requester has another one by now.
      if (handoff.state !== 'requested') return async () => undefined;
      const found = await foundOrMade(deps, handoff);
      if (found === null) return async () => undefined;
      const { ticketId, attempts } = found;
      const priority = jobPriority[handoff.brief.why.priority];
      return async (tx) => {
        const add = (task: string) => addJob(tx, { id: deps.newId(), task, subject: handoffId, priority, runAt: deps.now() });
        // Only now is anything said to the requester: before this line it would have been a promise.
        if (await acceptHandoff(tx, handoffId, ticketId, deps.now())) {
          const text = withStatusLink(deps, handoff, await beginToWait(deps, tx, handoff), handoff.brief.conversation.locale);
          await writeNext(deps, tx, handoffId);
          await tellBot(deps, tx, { ...handoff, ticketId }, { kind: 'handoff_accepted', text });
          await alertRoutes(deps, tx, handoff);
          await dropJob(tx, 'tell_delay', handoffId, deps.now());
        }
        if (attempts && (!deps.helpdesk.hasFiles(attempts.request) || deps.now() - attempts.frozenAt > uploadsLastMs))
          await add('attach_files');
        await add('alert_agents');
        if (deps.writer) await add('write_summary');
      };
    },
    onReplayed: reopenHandoff,
    async onBuried(tx, handoffId) {
      await failHandoff(tx, handoffId);
      const handoff = await findHandoff(tx, handoffId);
      if (!handoff) return;
      await tellBot(deps, tx, handoff, { kind: 'handoff_failed', text: withAnotherWay(deps, handoff, sayNow(deps, handoff, 'failed')) });
    },
  };
}

async function foundOrMade(deps: HandoffDeps, handoff: Handoff): Promise<Found | null> {
  const { id, ticketId } = handoff;
  return ticketId === null ? findOrCreate(deps, handoff) : { ticketId, attempts: await findAttempts(deps.db, id) };
}
