import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ownTime } from '../helpers/own-time.ts';
import type { House } from './house.ts';
import { mutationAt } from './mutate.ts';
import { createTally, slowMs, type Tally } from './tally.ts';

export interface MutationsTally extends Tally {
  /** Answers that came after a second, because the machine stood still: the same bytes once more were answered at once. */
  held_up: number;
  /** The most that this thread worked while one batch was answered: no single answer took more work. */
  worst_batch_cpu_ms: number;
  /** The most that this thread worked for one delivery, from its bytes to its ticket; null unless each went by itself. */
  worst_alone_cpu_ms: number | null;
}

interface Which {
  /** The place in the seed's row to begin at. */
  from?: number;
  rounds: number;
  seed?: number;
  /** One after another, each worked on to its end before the next. */
  alone?: boolean;
  input?: typeof mutationAt;
}

/** More for one delivery is worth a look; @see run.ts for how it is sent again. */
const muchWorkMs = 200;
const manyInFlight = 32;
/** Of so many batches one is worked on to its end: read, decided, and its tickets written. Of the others only the answer is asked for. */
const workedOn = 8;

/**
 * One changed delivery after another.
 * @param say is told now and then how far it is
 */
export async function tryMutations(
  house: House,
  { from = 0, rounds, seed = 1, alone = false, input = mutationAt }: Which,
  say: (tally: MutationsTally) => void = () => undefined,
): Promise<MutationsTally> {
  const { tally: counted, try: attempt } = createTally('mutations');
  const tally: MutationsTally = Object.assign(counted, { held_up: 0, worst_batch_cpu_ms: 0, worst_alone_cpu_ms: alone ? 0 : null });

  async function send(path: string, body: string) {
    const start = ownTime();
    const answer = await house.http.inject({ method: 'POST', url: path, payload: body, headers: house.signed(Buffer.from(body)) });
    return { status: answer.statusCode, ok: answer.statusCode < 500, ms: ownTime() - start };
  }
  async function one(place: number) {
    const { path, body } = input(seed, place, house.clock.now);
    const start = process.threadCpuUsage();
    await attempt(`seed ${seed} place ${place}: ${body}`, async () => {
      const first = await send(path, body);
      // An error is one, however late it comes.
      if (first.ms <= slowMs || !first.ok) return first;
      tally.held_up += 1;
      return send(path, body);
    });
    if (!alone) return;
    await settle(house, attempt, `seed ${seed} place ${place}`);
    const worked = cpuSince(start);
    tally.worst_alone_cpu_ms = Math.max(tally.worst_alone_cpu_ms!, worked);
    if (worked > muchWorkMs) tally.examples.push(`${worked} ms of work: seed ${seed} place ${place}`);
  }
  // What is loaded once is no delivery's.
  await send('/webhooks/shop', JSON.stringify(samplePayload('m-0', house.clock.now)));
  await house.drain();
  await house.forget();

  const inFlight = alone ? 1 : manyInFlight;
  for (let done = 0; done < rounds; done += inFlight) {
    const count = Math.min(inFlight, rounds - done);
    const start = process.threadCpuUsage();
    await Promise.all(Array.from({ length: count }, (_one, index) => one(from + done + index)));
    tally.worst_batch_cpu_ms = Math.max(tally.worst_batch_cpu_ms, cpuSince(start));
    if (done % 32_000 === 0 && done > 0) say(tally);
    if (alone) continue;
    if ((done / inFlight) % workedOn > 0) await house.forget();
    else await settle(house, attempt, `up to seed ${seed} place ${from + done + count}`);
  }
  return tally;
}

async function settle(house: House, attempt: ReturnType<typeof createTally>['try'], name: string): Promise<void> {
  await attempt(`what came of it, ${name}`, async () => {
    house.clock.now += 60_000;
    const before = house.attempts.length;
    await house.drain();
    const bugs = house.attempts.slice(before).filter(([, result]) => !/^(?:done|wait)|: AppError/.test(result));
    house.attempts.length = 0;
    await house.forget();
    return { ok: bugs.length === 0, ms: 0, status: 200 };
  });
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return Math.round((user + system) / 1_000);
}
