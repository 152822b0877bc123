import { AppError } from '#domain/errors.ts';
import { retryAfterMs } from '../../outbound/refuse.ts';
import { type Bucket, createBucket, learn, paced, pacedAt, turn } from './bucket.ts';
import type { Call } from './call.ts';

/** What is begun as a whole: the call that has a limit of its own, and how many calls there are in all. */
export interface Work {
  kind: string;
  calls: number;
}

/** Two uploads and the ticket itself. */
export const makeTicket: Work = { kind: 'POST /api/v2/tickets', calls: 3 };
export const tellScreens: Work = { kind: 'POST /api/v2/apps/notify', calls: 1 };

/** Keeps calls inside what the account allows. What that is, only its answers tell: plans differ, and some endpoints have limits that are published nowhere. */
export interface Limiter {
  /** Takes a place for a call. @throws AppError remote_busy when there is none, with the time until there is */
  take(call: Call): void;
  /** An answer has come, or none will. */
  settle(call: Call, answer: { status: number; headers: Record<string, unknown> } | null): void;
  /** How many of a work may be begun now, those being done left aside. */
  room(work: Work, inHand: number): { urgent: number; normal: number };
  /** When there is room for one more that is not urgent. */
  opensAt(work: Work): number;
  /** For metrics. */
  buckets(): ReadonlyMap<string, Readonly<Bucket>>;
}

const account = 'account';
const sweepMs = 60_000;
const endpointHeader = /^zendesk-ratelimit-(.+)$/;
const parts = { total: /total=(\d+)/, left: /remaining=(\d+)/, resets: /resets=(\d+)/ };
/** Limits named after a collection hold for all of it; others hold for the one record that was called. */
const ofCollection = /^(tickets|users|search|notify|incremental)\b/;

/** A bucket of one record is named after it, too. */
export const isOfRecord = (name: string) => name.includes(' ');

export function createLimiter(now: () => number): Limiter {
  const buckets = new Map<string, Bucket>();
  /** Which limits a kind of call counts against, as its answers have shown. */
  const known = new Map<string, Set<string>>();
  const blocked = new Map<string, number>();
  let sweepAt = now() + sweepMs;

  const kindOf = ({ method, path }: Call) => `${method} ${path.split('?')[0]!.replace(/\/\d+(?=\/|$)/g, '/:id')}`;
  const recordOf = ({ method, path }: Call) => `${method} ${path.split('?')[0]!}`;
  function bucketsOf(call: Call): Bucket[] {
    const names = [account, ...(known.get(kindOf(call)) ?? []), ...(known.get(recordOf(call)) ?? [])];
    return names.flatMap((name) => turned(name) ?? []);
  }

  /** As it is now. */
  function turned(name: string): Bucket | undefined {
    const bucket = buckets.get(name);
    if (bucket) turn(bucket, now());
    return bucket;
  }

  const blockedUntil = (kind: string) => blocked.get(kind) ?? 0;

  /** A record has a limit of its own for as long as somebody writes to it: of those of yesterday nobody needs to know. */
  function sweep(): void {
    if (now() < sweepAt) return;
    sweepAt = now() + sweepMs;
    for (const [name, { resetAt, inFlight }] of buckets) {
      if (!isOfRecord(name) || resetAt > now() || inFlight > 0) continue;
      buckets.delete(name);
      const record = name.slice(name.indexOf(' ') + 1);
      known.get(record)?.delete(name);
      if (known.get(record)?.size === 0) known.delete(record);
    }
  }

  function told(call: Call, name: string, limit: number, remaining: number, resetsInMs: number): void {
    if (![limit, remaining, resetsInMs].every(Number.isFinite) || limit <= 0) return;
    const at = now();
    const bucket = buckets.get(name) ?? createBucket(limit, at);
    buckets.set(name, bucket);
    learn(bucket, { limit, remaining, resetsInMs }, at);
    if (name === account) return;
    const key = ofCollection.test(name) ? kindOf(call) : recordOf(call);
    known.set(key, (known.get(key) ?? new Set()).add(name));
  }

  function readHeaders(call: Call, headers: Record<string, unknown>): void {
    const number = (name: string) => (headers[name] === undefined ? Number.NaN : Number(headers[name]));
    const limit = number('ratelimit-limit') || number('x-rate-limit');
    const remaining = Number.isNaN(number('ratelimit-remaining')) ? number('x-rate-limit-remaining') : number('ratelimit-remaining');
    told(call, account, limit, remaining, (number('ratelimit-reset') || 60) * 1000);
    for (const [header, value] of Object.entries(headers)) {
      const name = endpointHeader.exec(header.toLowerCase())?.[1];
      if (name === undefined) continue;
      const part = (key: RegExp) => Number(key.exec(String(value))?.[1] ?? Number.NaN);
      told(
        call,
        ofCollection.test(name) ? name : `${name} ${recordOf(call)}`,
        part(parts.total),
        part(parts.left),
        part(parts.resets) * 1000,
      );
    }
  }

  /** "Too many": whoever has nothing left is told to wait; where nobody has said who, this kind of call. */
  function block(call: Call, headers: Record<string, unknown>): void {
    const until = now() + retryAfterMs(headers['retry-after'], now());
    const empty = bucketsOf(call).filter((bucket) => bucket.remaining + bucket.inFlight <= 0);
    for (const bucket of empty) bucket.resetAt = Math.max(bucket.resetAt, until);
    if (empty.length === 0) blocked.set(kindOf(call), until);
  }

  const gates = ({ kind, calls }: Work): [Bucket, number][] => [
    ...(buckets.has(account) ? [[turned(account)!, calls] as [Bucket, number]] : []),
    ...[...(known.get(kind) ?? [])].map((name) => [turned(name)!, 1] as [Bucket, number]),
  ];

  /** @param first limits of which a call before it takes a place. @throws AppError remote_busy */
  function expectPlace(call: Call, first: Bucket[] = []): void {
    const waits = bucketsOf(call)
      .filter((bucket) => bucket.remaining <= (first.includes(bucket) ? 1 : 0))
      .map(({ resetAt }) => resetAt);
    const until = Math.max(blockedUntil(kindOf(call)), ...waits);
    if (until > now()) throw new AppError('remote_busy', `The account allows no more ${kindOf(call)} now`, { retryAfterMs: until - now() });
  }

  return {
    take(call) {
      sweep();
      expectPlace(call);
      if (call.leadsTo) expectPlace({ method: call.leadsTo, path: call.path }, bucketsOf(call));
      for (const bucket of bucketsOf(call)) {
        bucket.remaining -= 1;
        bucket.inFlight += 1;
      }
    },
    settle(call, answer) {
      for (const bucket of bucketsOf(call)) bucket.inFlight = Math.max(0, bucket.inFlight - 1);
      if (answer === null) return;
      readHeaders(call, answer.headers);
      if (answer.status === 429) block(call, answer.headers);
    },
    room(work, inHand) {
      if (blockedUntil(work.kind) > now()) return { urgent: 0, normal: 0 };
      let [urgent, normal] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (const [bucket, cost] of gates(work)) {
        const places = (calls: number) => Math.floor((calls - inHand * cost) / cost);
        urgent = Math.min(urgent, places(bucket.remaining));
        normal = Math.min(normal, places(Math.min(bucket.remaining, paced(bucket, now()))));
      }
      return { urgent, normal };
    },
    opensAt(work) {
      const times = gates(work).map(([bucket, cost]) => (bucket.remaining < cost ? bucket.resetAt : pacedAt(bucket, cost)));
      return Math.max(blockedUntil(work.kind), ...times);
    },
    buckets() {
      for (const bucket of buckets.values()) turn(bucket, now());
      return buckets;
    },
  };
}
