import type { FaultStep } from '../../server/simulator/faults.ts';
import type { Switches } from '../../server/simulator/state.ts';

export interface FaultRow {
  name: string;
  /** Struck in this order; each handoff makes one creation and two uploads. @param each how many handoffs there are; @param now milliseconds since 1970 */
  steps: (each: number, now: number) => FaultStep[];
  switches?: Partial<Switches>;
  /** What becomes of every handoff; absent: one ticket. */
  ends?: { deadLetter: RegExp };
  /** How long it may take, on the clock. */
  withinMs: number;
  /** How long a call may take, on the wall: short where no answer is what happens, the usual elsewhere. */
  timeoutMs?: number;
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const creation = { method: 'POST', path: '^/api/v2/tickets$' };
const uploads = { method: 'POST', path: '/uploads' };
const anything = { path: '^/api/' };
const status = (code: number, headers: Record<string, string> = {}, body?: unknown) =>
  ({ kind: 'status', status: code, headers, body }) as const;
const once =
  (fault: FaultStep['fault'], match = creation) =>
  (each: number): FaultStep[] => [{ match, times: each, fault }];
const busy = (name: string, retryAfter: string | null, withinMs: number): FaultRow => ({
  name: `429 with Retry-After ${name}`,
  steps: once(status(429, retryAfter === null ? {} : { 'retry-after': retryAfter })),
  withinMs,
});
const invalid = (details: object) => status(422, {}, { error: 'RecordInvalid', description: 'Record validation errors', details });
const idempotent = { error: 'IdempotentRequestError', description: "Request parameters don't match the given idempotency key" };
const forGood = 1_000_000;

/** field/reliability.md §4.2: what the helpdesk may do to us, and what must become of the handoffs. */
export const faultTable: FaultRow[] = [
  busy('1', '1', 5 * minute),
  busy('30', '30', 5 * minute),
  busy('60', '60', 5 * minute),
  busy('0', '0', 5 * minute),
  busy('absent', null, 5 * minute),
  busy('garbage', 'soon', 5 * minute),
  busy('3600', '3600', 6 * hour),
  {
    // Everybody waits for it, a day and no longer: more is a mistake.
    name: '429 with Retry-After 1000000000',
    steps: () => [{ match: creation, times: 1, fault: status(429, { 'retry-after': '1000000000' }) }],
    withinMs: 30 * hour,
  },
  {
    name: '429 with Retry-After, a date',
    steps: (each, now) => [
      { match: creation, times: each, fault: status(429, { 'retry-after': new Date(now + 10 * minute).toUTCString() }) },
    ],
    withinMs: hour,
  },
  ...[500, 502, 503, 504].map((code): FaultRow => ({ name: `${code} at first`, steps: once(status(code)), withinMs: 30 * minute })),
  {
    name: 'three hours of nothing but 503',
    steps: (_each, now) => [{ match: anything, times: forGood, until: now + 3 * hour, fault: status(503) }],
    withinMs: 12 * hour,
  },
  {
    name: 'creations fail for three hours, and what was uploaded is forgotten meanwhile',
    steps: (_each, now) => [{ match: creation, times: forGood, until: now + 3 * hour, fault: status(503) }],
    withinMs: 12 * hour,
  },
  { name: 'connection reset before anything is done', steps: once({ kind: 'reset' }), withinMs: 30 * minute },
  { name: 'connection reset after the ticket is made', steps: once({ kind: 'reset_after' }), withinMs: 30 * minute },
  { name: 'no answer, and nothing done', steps: once({ kind: 'hang' }), withinMs: 30 * minute, timeoutMs: 500 },
  { name: 'no answer, and the ticket is made', steps: once({ kind: 'hang_after' }), withinMs: 30 * minute, timeoutMs: 500 },
  {
    name: 'the ticket is made unheard, then three hours of silence',
    steps: (each, now) => [
      { match: creation, times: each, fault: { kind: 'reset_after' } },
      { match: anything, times: forGood, until: now + 3 * hour, fault: { kind: 'reset' } },
    ],
    withinMs: 24 * hour,
  },
  {
    name: 'the ticket is made unheard, and the list lags two minutes behind',
    steps: once({ kind: 'reset_after' }),
    switches: { externalIdLagMs: 120_000 },
    withinMs: 30 * minute,
  },
  {
    name: 'the ticket is made unheard, and no idempotency key counts',
    steps: once({ kind: 'reset_after' }),
    switches: { idempotency: false },
    withinMs: 30 * minute,
  },
  {
    name: 'the key is said to belong to another request, for good',
    steps: () => [{ match: creation, times: forGood, fault: status(400, {}, idempotent) }],
    ends: { deadLetter: /key of this ticket is in use/ },
    withinMs: hour,
  },
  {
    name: '409 for good, and no ticket',
    steps: () => [{ match: creation, times: forGood, fault: status(409) }],
    ends: { deadLetter: /key of this ticket is in use/ },
    withinMs: hour,
  },
  {
    name: '401 to everything for an hour, the sign-in included',
    steps: (_each, now) => [{ match: { path: '^/(api|oauth)/' }, times: forGood, until: now + hour, fault: status(401) }],
    withinMs: 6 * hour,
  },
  { name: '401 once', steps: () => [{ match: creation, times: 1, fault: status(401) }], withinMs: 30 * minute },
  {
    name: '403, a suspended account',
    steps: () => [{ match: creation, times: forGood, fault: status(403) }],
    ends: { deadLetter: /403/ },
    withinMs: second,
  },
  {
    name: '404, a wrong subdomain',
    steps: () => [{ match: creation, times: forGood, fault: status(404) }],
    ends: { deadLetter: /404/ },
    withinMs: second,
  },
  {
    name: '422 for a part that a ticket can do without',
    steps: () => [
      { match: creation, times: 1, fault: invalid({ requester: [{ description: 'Requester: is suspended', error: 'InvalidValue' }] }) },
    ],
    withinMs: second,
  },
  {
    name: '422 for what a ticket cannot do without',
    steps: () => [{ match: creation, times: forGood, fault: invalid({ base: [{ description: 'Description: cannot be blank' }] }) }],
    ends: { deadLetter: /422/ },
    withinMs: second,
  },
  { name: 'a page for people in place of the answer', steps: once({ kind: 'html' }), withinMs: 30 * minute },
  { name: 'half an answer', steps: once({ kind: 'truncate' }), withinMs: 30 * minute },
  { name: '201 that does not say which ticket', steps: once({ kind: 'empty' }), withinMs: 30 * minute },
  { name: 'an answer a byte at a time', steps: once({ kind: 'drip' }), withinMs: 30 * minute, timeoutMs: 500 },
  { name: 'an answer without an end', steps: once({ kind: 'flood' }), withinMs: 30 * minute },
  { name: 'an answer that is huge when unpacked', steps: once({ kind: 'bomb' }), withinMs: 30 * minute },
  { name: 'uploads that fail', steps: (each) => [{ match: uploads, times: 2 * each, fault: status(500) }], withinMs: 30 * minute },
  {
    name: 'uploads that fail half-way',
    steps: (each) => [{ match: uploads, times: each, fault: { kind: 'reset' } }],
    withinMs: 30 * minute,
  },
  {
    name: 'uploads that are refused at first',
    steps: () => [{ match: uploads, times: 2, fault: status(422) }],
    withinMs: 30 * minute,
  },
];
