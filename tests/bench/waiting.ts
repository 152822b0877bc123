import { estimateWait, type PastWait } from '#domain/waiting.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Agents at work by the hour of the day: three shifts, lunch, and a thin evening. */
const staff = [3, 3, 2, 2, 2, 3, 5, 8, 12, 14, 14, 12, 9, 12, 14, 14, 12, 10, 8, 7, 6, 5, 4, 3];
/** Share of a day's handoffs by the hour. */
const load = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 9, 8, 8, 8, 8, 7, 6, 5, 4, 4, 3, 3, 2, 2];

/** A repeatable stream of 0..1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function arrivals(from: number, count: number, random: () => number): number[] {
  const total = load.reduce((a, b) => a + b);
  const draw = () => {
    let rest = random() * total;
    const hour = load.findIndex((share) => {
      rest -= share;
      return rest < 0;
    });
    return from + (hour + random()) * 60 * minute;
  };
  return Array.from({ length: count }, draw).sort((a, b) => a - b);
}

interface Outcome {
  error: number | null;
  isBroken: boolean | null;
}

/** Runs days of handoffs through a group whose staff changes; a fake clock all through. @returns the last day's outcomes */
export function simulateWaits(seed: number, days = 2, perDay = 2_000): Outcome[] {
  const random = randomOf(seed);
  const free: number[] = [];
  const past: PastWait[] = [];
  const line: { end: number; wait: PastWait }[] = [];
  const outcomes: Outcome[] = [];
  for (let date = 0; date < days; date += 1) {
    // Somebody is ill, or helps out: the staff of no day is that of the plan.
    const plan = staff.map((agents) => Math.max(1, Math.round(agents * (0.85 + 0.3 * random()))));
    for (const at of arrivals(date * day, perDay, random)) {
      while (line[0] && line[0].end <= at) past.push(line.shift()!.wait);
      const position = line.length + 1;
      const estimate = estimateWait(past.slice(-400), position, at);
      // Who is at work then takes the one who has waited longest, after the moment that it takes to look up.
      let begin = Math.max(at, line.at(-1)?.end ?? 0) + (5 + random() * 25) * 1000;
      for (;;) {
        const busy = free.filter((until) => until > begin).sort((a, b) => a - b);
        const atWork = plan[Math.floor((begin % day) / (60 * minute))]!;
        if (busy.length < atWork) break;
        begin = Math.min(busy[busy.length - atWork]!, begin + 10 * minute);
      }
      free.push(begin + (1.5 + -Math.log(1 - random()) * 3.5) * minute);
      while (free.length > 200) free.splice(free.indexOf(Math.min(...free)), 1);
      const waitedMs = begin - at;
      line.push({ end: begin, wait: { endedAt: begin, waitedMs, position } });
      if (date === days - 1)
        outcomes.push(
          estimate === null
            ? { error: null, isBroken: null }
            : { error: Math.abs(waitedMs - estimate.medianMs), isBroken: waitedMs > estimate.promiseMs },
        );
    }
  }
  return outcomes;
}

/** A simulated day of 2,000 handoffs after a first, on a fake clock. `worst_*` over ten such days of other people. */
export function benchWaiting(): object {
  const runs = Array.from({ length: 10 }, (_, index) => measure(simulateWaits(20_261_127 + index * 977)));
  return {
    ...runs[0],
    worst_error_median_s: Math.max(...runs.map((run) => run.error_median_s)),
    worst_broken_promises: Math.max(...runs.map((run) => run.broken_promises)),
  };
}

function measure(outcomes: Outcome[]) {
  const told = outcomes.filter(({ error }) => error !== null);
  const errors = told.map(({ error }) => error!).sort((a, b) => a - b);
  return {
    handoffs: outcomes.length,
    unknown: outcomes.length - told.length,
    error_median_s: Math.round(errors[Math.floor(errors.length / 2)]! / 100) / 10,
    broken_promises: Math.round((told.filter(({ isBroken }) => isBroken).length / told.length) * 10_000) / 10_000,
  };
}
