import { AppError } from '#domain/errors.ts';
import type { Task } from '../jobs/worker.ts';
import { endCall, findCall } from '../store/back-calls.ts';
import type { HandoffDeps } from './deps.ts';
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
    // What was refused for good must not hold up what comes behind it.
    onBuried: async (tx, callId) => sendNext(deps, tx, await endCall(tx, callId, 'dead')),
  };
}
