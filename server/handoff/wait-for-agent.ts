import type { Queryable } from '#domain/database.ts';
import { opensAt, openTime } from '#rules/open-time.ts';
import type { Task } from '../jobs/worker.ts';
import { findHandoff, type Handoff } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import { beginWait, countWaiting, findWait, placeNow, promiseUntil, type Wait } from '../store/waits.ts';
import { completeOnce } from './complete-handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { nextPromise, pastWaits, promiseFor } from './promise-for.ts';
import { sayNow } from './say-now.ts';
import { tellBot } from './tell-bot.ts';

const minute = 60_000;
/** Somebody to whom nothing could be promised is told again after so long, and then twice as long each time. */
const firstUpdateMs = 10 * minute;
/** A team that never comes to work takes nobody: a wait ends then, whatever the hours. */
const longestMs = 14 * 24 * 60 * minute;

/** The ticket is there and the wait begins, or goes on where it has begun. @returns what the requester is told of it */
export async function beginToWait(deps: HandoffDeps, tx: Queryable, handoff: Handoff): Promise<string> {
  const settings = deps.settings();
  const now = deps.now();
  const group = handoff.routing.group ?? '';
  const isOpen = deps.isOpen?.(now) ?? null;
  const begun = await findWait(tx, handoff.id);
  if (begun) {
    const left = begun.promisedAt !== null && begun.promisedAt > now ? Math.ceil((begun.promisedAt - now) / minute) : null;
    return sayNow(deps, handoff, 'accepted', { position: begun.position, minutes: left });
  }
  const position = (await countWaiting(tx, group)) + 1;
  const estimate = isOpen === false ? null : promiseFor(await pastWaits(tx, group, deps.isOpen), position, now, deps.isOpen);
  const wait: Omit<Wait, 'endedAt'> = {
    ...{ handoffId: handoff.id, group, beganAt: now, position },
    estimatedMs: estimate === null ? null : Math.round(estimate.medianMs),
    promisedAt: estimate === null ? null : now + estimate.promiseMs,
  };
  if (await beginWait(tx, wait)) {
    if (settings.waiting.most_updates > 0) await look(deps, tx, handoff.id, 1, wait.promisedAt ?? now + firstUpdateMs);
    const { time_out_minutes: limit } = settings.waiting;
    if (limit !== null) await addTimed(deps, tx, 'time_out', handoff.id, now + limit * minute);
  }
  const minutes = estimate === null ? null : Math.ceil(estimate.promiseMs / minute);
  return sayNow(deps, handoff, 'accepted', { position, minutes });
}

/** Speaks again when a promise runs out, and promises anew; the pauses grow, so that nobody is nagged. */
export function updateWait(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const [handoffId = '', count = '1'] = subject.split(':');
      return (tx) => speakAgain(deps, tx, handoffId, Number(count));
    },
  };
}

async function speakAgain(deps: HandoffDeps, tx: Queryable, handoffId: string, update: number): Promise<void> {
  const waiting = await stillWaiting(tx, handoffId);
  if (!waiting) return;
  const { handoff, wait } = waiting;
  const now = deps.now();
  const isOpen = deps.isOpen?.(now) ?? null;
  // At night nobody is told that it takes ten minutes more.
  if (isOpen === false) return look(deps, tx, handoffId, update, now + 30 * minute, `${now}`);
  const past = await pastWaits(tx, wait.group, deps.isOpen);
  const place = await placeNow(tx, wait);
  const isKnown = wait.promisedAt !== null || promiseFor(past, place, now, deps.isOpen) !== null;
  const promised = isKnown ? nextPromise(past, place, wait.beganAt, now, deps.isOpen) : null;
  const until = promised ?? now + firstUpdateMs * 2 ** update;
  if (promised !== null) await promiseUntil(tx, handoffId, promised);
  const minutes = promised === null ? null : Math.ceil((promised - now) / minute);
  const text = sayNow(deps, handoff, 'waiting', { position: place, minutes });
  await tellBot(deps, tx, handoff, { kind: 'handoff_waiting', update, text });
  if (update < deps.settings().waiting.most_updates) await look(deps, tx, handoffId, update + 1, until);
}

/** Nobody took it in so many minutes of work: the requester is told, the ticket stays open, and the bot may get its voice back. */
export function timeOut(deps: HandoffDeps): Task {
  return {
    async run(subject) {
      const [handoffId = ''] = subject.split(':');
      return async (tx) => {
        const waiting = await stillWaiting(tx, handoffId);
        const { most_updates, on_time_out, time_out_minutes: limit } = deps.settings().waiting;
        if (!waiting || limit === null) return;
        const { handoff, wait } = waiting;
        const now = deps.now();
        const left = limit * minute - openTime(deps.isOpen, wait.beganAt, now);
        if (left > 0 && now - wait.beganAt < longestMs) {
          const opens = opensAt(deps.isOpen, now, wait.beganAt + longestMs);
          return addTimed(deps, tx, 'time_out', `${handoffId}:${now}`, opens > now ? opens : now + left);
        }
        const text = sayNow(deps, handoff, 'timed_out');
        await tellBot(deps, tx, handoff, { kind: 'handoff_waiting', update: most_updates + 1, text });
        if (on_time_out === 'hand_back') await completeOnce(deps, tx, handoff, 'timed_out', null);
      };
    },
  };
}

/** @returns null as soon as an agent has it or it has ended */
export async function stillWaiting(tx: Queryable, handoffId: string): Promise<{ handoff: Handoff; wait: Wait } | null> {
  const handoff = await findHandoff(tx, handoffId);
  const wait = await findWait(tx, handoffId);
  return handoff?.state === 'accepted' && wait && wait.endedAt === null ? { handoff, wait } : null;
}

/** @param again tells two looks for the same update apart */
async function look(deps: HandoffDeps, tx: Queryable, handoffId: string, update: number, runAt: number, again = ''): Promise<void> {
  await addTimed(deps, tx, 'update_wait', `${handoffId}:${update}${again === '' ? '' : `:${again}`}`, runAt);
}

async function addTimed(deps: HandoffDeps, tx: Queryable, task: string, subject: string, runAt: number): Promise<void> {
  await addJob(tx, { id: deps.newId(), task, subject, priority: 3, runAt, isPlanned: true });
}
