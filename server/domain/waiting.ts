/** One wait of the past: how long somebody waited for an agent who took the handoff. */
export interface PastWait {
  /** When the agent took it, in milliseconds since 1970. */
  endedAt: number;
  waitedMs: number;
  /** The requester's place in the group's line when the wait began; 1 is next. */
  position: number;
}

export interface WaitEstimate {
  /** As many waits end sooner as later. */
  medianMs: number;
  /** What may be said aloud: the wait ends sooner in more than nine of ten cases. */
  promiseMs: number;
}

/** Below this, nothing honest can be said. */
const fewest = 8;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How fast the past loses its say: staff changes within the hour. */
const fadesMs = 40 * 60_000;
/** What another day at the same hour says, beside the last hour. */
const anotherDay = 0.15;
/** Measured over simulated days with changing staff: a share of .9 breaks one promise in eight, because the past lags behind. */
const promised = 0.95;
const slack = 1.25;

/**
 * How long somebody at this place of a group's line waits, told from the waits of that group that have ended: the recent ones
 * count most, those of the same hour of other days some, those at a similar place more than others.
 * @param past of one group, in any order
 * @param now milliseconds since 1970
 * @returns null while too little was seen: "we do not know yet"
 */
export function estimateWait(past: PastWait[], position: number, now: number): WaitEstimate | null {
  const weighed = past
    .filter(({ endedAt }) => endedAt <= now)
    .map((wait) => ({ ms: wait.waitedMs * (position / wait.position) ** 0.9, weight: weightOf(wait, position, now) }))
    .filter(({ weight }) => weight > 0.01)
    .sort((a, b) => a.ms - b.ms);
  if (weighed.length < fewest) return null;
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const at = (share: number) => {
    let seen = 0;
    for (const { ms, weight } of weighed) {
      seen += weight;
      if (seen >= share * total) return ms;
    }
    return weighed.at(-1)!.ms;
  };
  const promiseMs = roundUp(at(promised) * slack);
  return { medianMs: Math.min(at(0.5), promiseMs), promiseMs };
}

function weightOf({ endedAt, position: other }: PastWait, position: number, now: number): number {
  const age = now - endedAt;
  const fromHour = Math.min(age % dayMs, dayMs - (age % dayMs));
  const recent = Math.exp(-age / fadesMs);
  const sameHour = age > dayMs / 2 && fromHour < hourMs ? anotherDay * Math.exp(-age / (14 * dayMs)) : 0;
  return (recent + sameHour) * Math.exp(-Math.abs(Math.log(position / other)));
}

/** People are told whole minutes, and fives of minutes where it takes longer. */
function roundUp(ms: number): number {
  const step = ms > 15 * 60_000 ? 5 * 60_000 : 60_000;
  return Math.max(step, Math.ceil(ms / step) * step);
}

/**
 * What is promised to somebody who has waited longer than was promised: more than was wrong before, never the same again.
 * @param waitedMs since the wait began
 * @returns milliseconds from the wait's begin
 */
export function promiseAnew(past: PastWait[], position: number, waitedMs: number, now: number): number {
  const rest = estimateWait(past, position, now)?.promiseMs ?? 0;
  return waitedMs + Math.max(rest, roundUp(waitedMs / 2));
}
