import type { FaultStep } from '../../server/simulator/faults.ts';
import type { Patch } from './patch.ts';

/** A place in the code at which the server is killed. */
export interface KillPoint {
  name: string;
  file: string;
  /** Text that stands there once. */
  at: string;
  /** The kill comes before or behind it; or takes its place, where `at` has to be wrapped. */
  where: 'before' | 'behind' | ((kill: string) => string);
  /** What the helpdesk does meanwhile. */
  faults?: FaultStep[];
  /** Needed to get there at all. */
  needs?: 'first_start' | 'stop' | 'refresh_token';
  engine?: 'sqlite' | 'postgres';
}

const worker = 'server/jobs/worker.ts';
const lane = 'server/jobs/lane.ts';
const group = 'server/store/group.ts';
const intake = 'server/handoff/intake.ts';
const ticket = 'server/handoff/find-or-create.ts';
const create = 'server/handoff/create-ticket.ts';
const creations = { method: 'POST', path: '^/api/v2/tickets$' };
const refused = { kind: 'status', status: 503 } as const;

export const killPoints: KillPoint[] = [
  // Receiving
  { name: 'before the group is written', file: group, at: '      const results = await db.transaction', where: 'before' },
  { name: 'with the deliveries written, not their jobs', file: intake, at: 'const fresh = stored', where: 'before' },
  { name: 'with deliveries and jobs written, not committed', file: intake, at: 'return stored.map', where: 'before' },
  { name: 'after the commit, before the answer', file: group, at: 'group.forEach(({ resolve }, index) => {', where: 'before' },
  {
    name: 'with the answer decided, not sent',
    file: 'server/handoff/receive-delivery.ts',
    at: 'return { delivery: id, conversation };',
    where: 'before',
  },
  { name: 'right after the answer was sent', file: 'server/http/backpressure.ts', at: 'inHand -= 1;', where: 'behind' },
  {
    name: 'with the log copied, what it was copied to not on disk',
    file: 'server/store/disk.ts',
    at: 'if (log < largestLog) return;',
    // Sooner than it fills up by itself.
    where: (kill) => `if (log < 20) return; await sync(); copyLog(engine); ${kill}`,
    engine: 'sqlite',
  },
  // Any job
  {
    name: 'with jobs claimed, none begun',
    file: lane,
    at: 'taken += jobs.length;',
    where: (kill) => `taken += jobs.length; if (jobs.length > 0) { ${kill} }`,
  },
  {
    name: 'with the outside work done, nothing written',
    file: worker,
    at: 'const isOurs = await db.transaction(async (tx) => {',
    where: 'before',
  },
  { name: 'with the job ended, its effects not written', file: worker, at: 'await commit(tx);', where: 'before' },
  { name: 'with the effects written, not committed', file: worker, at: 'await commit(tx);', where: 'behind' },
  { name: 'after the commit of a job', file: worker, at: "options.onAttempt?.(job, isOurs ? 'done' : 'lost');", where: 'before' },
  {
    name: 'while leases are renewed',
    file: worker,
    at: 'async function keepLeases(): Promise<void> {',
    where: (kill) => `async function keepLeases(): Promise<void> { if (inHand.size > 0) { ${kill} }`,
    faults: [{ match: creations, times: 100, fault: { kind: 'slow', ms: 700 } }],
  },
  {
    name: 'before a failure is written down',
    file: 'server/jobs/give-up-or-retry.ts',
    at: 'const sentence = redactLine(',
    where: 'before',
    faults: [{ match: creations, times: 6, fault: refused }],
  },
  {
    name: 'after a failure was written down',
    file: worker,
    at: 'options.onAttempt?.(job, result, error);',
    where: 'before',
    faults: [{ match: creations, times: 6, fault: refused }],
  },
  // The ticket
  { name: 'before anything of the ticket is prepared', file: ticket, at: 'const request = await helpdesk.prepareTicket(', where: 'before' },
  {
    name: 'with the files uploaded, the request not frozen',
    file: ticket,
    at: 'const frozen = await freezeRequest(',
    where: 'before',
  },
  {
    name: 'with a mended request kept, not marked as sent',
    file: ticket,
    at: 'return (await markSent(',
    where: 'before',
    // What was mended has another key, and is taken: refused again, it would be a dead letter, as it should be.
    faults: [
      {
        match: { ...creations, key: '^[^:]*$' },
        times: 6,
        fault: { kind: 'status', status: 422, body: { details: { requester: 'is suspended' } } },
      },
    ],
  },
  {
    name: 'marked as sent, before the POST',
    file: ticket,
    at: 'const { ticketId } = await deps.helpdesk.createTicket(request, key);',
    where: 'before',
  },
  {
    name: 'after the POST, before it is written down',
    file: ticket,
    at: 'const { ticketId } = await deps.helpdesk.createTicket(request, key);',
    where: 'behind',
  },
  {
    name: 'after the POST that nobody heard, before the look-up',
    file: ticket,
    at: 'const there = await adopt(deps, handoff.id);',
    where: 'before',
    faults: [{ match: creations, times: 6, fault: { kind: 'reset_after' } }],
  },
  {
    name: 'with a ticket found, not adopted',
    file: ticket,
    at: 'if (there !== null) return {',
    where: 'before',
    faults: [{ match: creations, times: 6, fault: { kind: 'reset_after' } }],
  },
  {
    name: 'with a new key written, nothing sent under it',
    file: ticket,
    at: 'return send(deps, handoffId, renewed);',
    where: 'before',
    faults: [{ match: creations, times: 6, fault: { kind: 'status', status: 422, body: { details: { requester: 'is suspended' } } } }],
  },
  { name: 'with the handoff accepted, the bot not told', file: create, at: 'const text = withStatusLink(', where: 'before' },
  { name: 'with the bot told, before the rest', file: create, at: 'if (attempts && (!deps.helpdesk.hasFiles(', where: 'before' },
  {
    name: 'with agents alerted, not written down',
    file: 'server/handoff/alert-agents.ts',
    at: '      return (tx) => remindLater(deps, tx, handoffId, 1);',
    where: 'before',
  },
  {
    name: 'with files attached late, not written down',
    file: 'server/handoff/attach-files.ts',
    at: 'return async () => undefined;',
    where: 'before',
    // Both files of four tickets: it is passed as often, and the third passing is one of those at which it is killed.
    faults: [{ match: { method: 'POST', path: '/uploads' }, times: 8, fault: { kind: 'status', status: 422 } }],
  },
  // What follows
  {
    name: 'with a note written onto the ticket, not written down',
    file: 'server/handoff/add-note.ts',
    at: 'return async (tx) => {',
    where: 'before',
  },
  {
    name: 'with the bot called, not written down',
    file: 'server/handoff/send-back.ts',
    at: "return async (tx) => sendNext(deps, tx, await endCall(tx, callId, 'sent'));",
    where: 'before',
  },
  // The process
  {
    name: 'while it migrates',
    file: 'server/store/migrate.ts',
    at: "await tx.query('insert into migrations (name) values ($1)', [name]);",
    where: 'before',
    needs: 'first_start',
  },
  {
    name: 'after the first migration',
    file: 'server/store/migrate.ts',
    at: 'for (const name of readdirSync(folder).sort()) {',
    where: 'behind',
    needs: 'first_start',
  },
  {
    name: 'while leases of the dead are released',
    file: 'server/store/jobs.ts',
    at: 'await db.query(`update jobs set locked_until = 0 where state',
    where: 'before',
    needs: 'first_start',
    engine: 'sqlite',
  },
  { name: 'before it listens', file: 'server/main.ts', at: 'const address = await http.listen', where: 'before', needs: 'first_start' },
  { name: 'while it stops', file: worker, at: 'stopListening();', where: 'before', needs: 'stop' },
  {
    name: 'with a token renewed, not kept',
    file: 'server/store/oauth-tokens.ts',
    at: 'await keep(pair, row);',
    where: 'before',
    needs: 'refresh_token',
  },
  {
    name: 'with a token kept, not used',
    file: 'server/store/oauth-tokens.ts',
    at: 'await keep(pair, row);',
    where: 'behind',
    needs: 'refresh_token',
  },
];

/** @param nth at which passing; a place is passed many times under load */
export function killAt({ file, at, where }: KillPoint, nth: number): Patch {
  const kill = `if ((globalThis.passed = (globalThis.passed ?? 0) + 1) >= ${nth}) process.kill(process.pid, 'SIGKILL');`;
  const put = where === 'before' ? `${kill}\n${at}` : where === 'behind' ? `${at}\n${kill}` : where(kill);
  return { file, find: at, put };
}

/** A lease that runs out while one waits for it: on PostgreSQL nothing else tells that a worker is dead. */
export const shortLeases: Patch[] = [
  { file: worker, find: 'const leaseMs = 30_000;', put: 'const leaseMs = 2_000;' },
  { file: worker, find: 'const heartbeatMs = 10_000;', put: 'const heartbeatMs = 400;' },
];
