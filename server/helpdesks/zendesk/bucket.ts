/** One allowance of the account, as its headers tell of it. Times in milliseconds since 1970. */
export interface Bucket {
  limit: number;
  /** As far as we know, less the calls that are under way. */
  remaining: number;
  resetAt: number;
  windowMs: number;
  inFlight: number;
}

const usualWindowMs = 60_000;
/** Headers give whole seconds, rounded up. */
const roundingMs = 1_500;
/** The share of an allowance that may be spent ahead of time; the rest is spread over the window, so that something is left for what is urgent. */
const headStart = 0.2;

export function createBucket(limit: number, now: number): Bucket {
  return { limit, remaining: limit, resetAt: now + usualWindowMs, windowMs: usualWindowMs, inFlight: 0 };
}

/** What an answer says of it. */
export function learn(bucket: Bucket, told: { limit: number; remaining: number; resetsInMs: number }, now: number): void {
  const resetAt = now + told.resetsInMs;
  const isSameWindow = bucket.resetAt > now && resetAt < bucket.resetAt + roundingMs;
  bucket.resetAt = isSameWindow ? Math.min(bucket.resetAt, resetAt) : resetAt;
  bucket.windowMs = Math.max(isSameWindow ? bucket.windowMs : usualWindowMs, told.resetsInMs);
  bucket.limit = told.limit;
  // Calls under way may or may not have been counted: taken as not, which the last of them puts right.
  bucket.remaining = told.remaining - bucket.inFlight;
}

/** Begins the next window when its time has come; how long it is, the first answer will tell. */
export function turn(bucket: Bucket, now: number): void {
  if (now < bucket.resetAt) return;
  bucket.remaining = bucket.limit - bucket.inFlight;
  bucket.resetAt = now + bucket.windowMs;
}

/** How many calls that are not urgent may be made now. */
export function paced(bucket: Bucket, now: number): number {
  const elapsed = 1 - (bucket.resetAt - now) / bucket.windowMs;
  const due = bucket.limit * (headStart + (1 - headStart) * Math.min(1, Math.max(0, elapsed)));
  return Math.floor(due) - (bucket.limit - bucket.remaining);
}

/** When so many may be made. */
export function pacedAt(bucket: Bucket, calls: number): number {
  const share = (bucket.limit - bucket.remaining + calls) / bucket.limit;
  const elapsed = (share - headStart) / (1 - headStart);
  return Math.min(bucket.resetAt, Math.ceil(bucket.resetAt - bucket.windowMs * (1 - elapsed)));
}
