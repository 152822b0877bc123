import type { Requester } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import { isSample } from '#domain/sample.ts';
import type { Task } from '../jobs/worker.ts';
import { addAuditEntry } from '../store/audit.ts';
import type { WayName } from '../store/back-calls.ts';
import { addFarewell, endFarewell, findFarewell } from '../store/farewells.ts';
import { addJob } from '../store/jobs.ts';
import { isWithPeople, type Silenced } from '../store/open-of-conversation.ts';
import type { HandoffDeps } from './deps.ts';

const priority = 4;
const memory = 'What was said in this conversation was erased. Answer only what the requester writes from now on.';

/** The bot of an erased conversation may speak again, or it would be silent for ever: nothing is left that could end its handoff. */
export async function queueFarewells(deps: HandoffDeps, tx: Queryable, silenced: Silenced[]): Promise<void> {
  for (const { bot, source_id, requester, handoff_id, ticket_id } of silenced) {
    if (isSample(source_id)) continue;
    const ways = Object.hasOwn(deps.bots, bot) ? deps.bots[bot]!.back : {};
    for (const way of Object.keys(ways) as WayName[]) {
      const calls = ways[way]!.calls({
        ...{ kind: 'handoff_completed', disposition: 'abandoned', memory, at: new Date(deps.now()).toISOString() },
        ...{ conversation: source_id, requester: (JSON.parse(requester) as Requester).id },
        ...{ handoffId: handoff_id, ticketId: ticket_id ?? '' },
      });
      if (calls.length === 0) continue;
      const id = deps.newId();
      await addFarewell(tx, { id, bot, source_id, way, calls });
      await addJob(tx, { id: deps.newId(), task: 'say_farewell', subject: id, priority, runAt: deps.now() });
    }
  }
}

/** Tells it, under the same ids on every try, and forgets by which ids it was told. */
export function sayFarewell(deps: HandoffDeps): Task {
  return {
    async run(id) {
      const farewell = await findFarewell(deps.db, id);
      if (!farewell) throw new Error(`Farewell ${id} has a job but no row`);
      // The requester is with people again: their bot is silent for that now.
      if (await isWithPeople(deps.db, farewell)) return (tx) => endFarewell(tx, id);
      const way = deps.bots[farewell.bot]?.back[farewell.way];
      if (!way) throw new AppError('unknown_bot', `Bot "${farewell.bot}" has no ${farewell.way} any more`);
      for (const [index, call] of farewell.calls.entries()) await way.send(call, `${id}-${index}`);
      return (tx) => endFarewell(tx, id);
    },
    // Kept: whoever mends the way tries it again.
    async onBuried(tx, id) {
      const detail = 'the bot could not be told that it may go on: see the dead letters';
      await addAuditEntry(tx, {
        id: deps.newId(),
        at: deps.now(),
        actor: 'baton',
        action: 'bot_not_told',
        target: `farewell:${id}`,
        detail,
      });
    },
  };
}
