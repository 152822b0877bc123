import type { Queryable } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import type { Notice } from '#domain/way-back.ts';
import type { Task } from '../jobs/worker.ts';
import { endCall, findCall, type StoredCall } from '../store/back-calls.ts';
import { findHandoff } from '../store/handoffs.ts';
import { lastError } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';
import { noteForAgents } from './pass-on.ts';
import { sendNext } from './tell-bot.ts';

/** Sends one call to a bot's platform, under the same id on every try, and lets the next of its line go. */
export function sendBack(deps: HandoffDeps): Task {
  return {
    async run(callId) {
      const stored = await findCall(deps.db, callId);
      if (!stored) throw new Error(`Call ${callId} has a job but no row`);
      const way = deps.bots[stored.bot]?.back[stored.way];
      if (!way) throw new AppError('unknown_bot', `Bot "${stored.bot}" has no ${stored.way} any more`);
      await way.send(stored.call, stored.id);
      return async (tx) => sendNext(deps, tx, await endCall(tx, callId, 'sent'));
    },
    async onBuried(tx, callId) {
      const stored = await findCall(tx, callId);
      // What was refused for good must not hold up what comes behind it.
      await sendNext(deps, tx, await endCall(tx, callId, 'dead'));
      if (stored) await tellAgents(deps, tx, stored);
    },
  };
}

const undone: Record<Notice['kind'], string> = {
  handoff_accepted: 'The bot and the requester could not be told of this handoff',
  agent_replied: 'A public reply on this ticket did not reach the requester in the conversation',
  agent_attached: 'A file of a public reply did not reach the requester in the conversation',
  handoff_waiting: 'The requester could not be told how long it still takes',
  handoff_completed: 'The bot could not be told that it may go on',
  handoff_failed: 'The requester could not be told that nobody was reached',
};

/** An agent who believes to have answered must know that nobody read it. */
async function tellAgents(deps: HandoffDeps, tx: Queryable, { id, handoffId, about }: StoredCall): Promise<void> {
  const handoff = await findHandoff(tx, handoffId);
  if (!handoff?.ticketId) return;
  const why = await lastError(tx, 'send_back', id);
  await noteForAgents(deps, tx, handoffId, `${undone[about]}${why === null ? '.' : ` (${why})`}`);
}
