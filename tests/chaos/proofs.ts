import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { baton } from '../../server/bots/baton.ts';
import { createBreaker } from '../../server/helpdesks/zendesk/breaker.ts';
import type { FaultStep } from '../../server/simulator/faults.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import type { Switches } from '../../server/simulator/state.ts';
import { commitTogether } from '../../server/store/commit-together.ts';
import { addJob, claimJobs, finishJob } from '../../server/store/jobs.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openVault } from '../../server/store/oauth-tokens.ts';
import { createSeal } from '../../server/store/seal.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { assemble } from '../helpers/assemble.ts';
import { diskProofs } from './disk-proofs.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const creations = { method: 'POST', path: '^/api/v2/tickets$' };
const uploads = { method: 'POST', path: '/uploads' };
const many = 1_000_000;

interface Setting {
  steps?: FaultStep[];
  switches?: Partial<Switches>;
  limits?: { perMinute: number; ticketsPerMinute: number };
}

async function setUp({ steps = [], switches = {}, limits }: Setting = {}) {
  const db = openSqlite(':memory:');
  await migrate(db);
  const clock = { now: Date.parse('2026-03-01T00:00:00Z') };
  const bots = { shop: { bot: baton, secrets: [], back: {} } };
  const house = await assemble({ db, clock, bots, simulated: { switches, ...(limits ? { limits } : {}) } });
  house.simulator.faults.script(steps);
  const post = async (id: string, payload: object = samplePayload(id, clock.now), sourceId = id) =>
    house.deps.intake.delivery({
      ...{ id: house.deps.newId(), source_id: sourceId, conversation: id, bot: 'shop', received_at: clock.now },
      body: JSON.stringify(payload),
    });
  const tickets = () => [...house.simulator.account.tickets.values()];
  const calls = (path: RegExp) => house.simulator.account.requests.filter((request) => path.test(request.path)).length;
  return { ...house, db, clock, post, tickets, calls };
}

/** How many are there beyond, or short of, what there should be. */
const off = (actual: number, expected: number) => Math.abs(actual - expected);
const dead = async (db: Awaited<ReturnType<typeof setUp>>['db']) => (await db.query(`select id from jobs where state = 'dead'`)).length;

/** Each proof tells how often a promise was broken: nought, as long as its guard stands. */
export const proofs: Record<string, () => Promise<number>> = {
  ...diskProofs,
  async unheard_ticket_is_looked_for() {
    const { post, pass, tickets } = await setUp({
      steps: [{ match: creations, times: 3, fault: { kind: 'reset_after' } }],
      switches: { idempotency: false },
    });
    for (const id of ['a', 'b', 'c']) await post(id);
    await pass(hour);
    return off(tickets().length, 3);
  },
  async unlisted_ticket_is_asked_for_under_its_key() {
    const { post, pass, tickets } = await setUp({
      steps: [{ match: creations, times: 3, fault: { kind: 'reset_after' } }],
      switches: { externalIdLagMs: 2 * minute },
    });
    for (const id of ['a', 'b', 'c']) await post(id);
    await pass(hour);
    return off(tickets().length, 3);
  },
  async bytes_stay_the_same() {
    const steps: FaultStep[] = [{ match: creations, times: 2, fault: { kind: 'reset_after' } }];
    const { post, pass, tickets, attempts } = await setUp({ steps, switches: { externalIdLagMs: 2 * minute } });
    for (const id of ['a', 'b']) await post(id);
    await pass(hour);
    return off(tickets().length, 2) + attempts.filter(([, result]) => /IdempotentRequestError/.test(result)).length;
  },
  async conflict_makes_no_second_ticket() {
    const steps: FaultStep[] = [
      { match: creations, times: 1, fault: { kind: 'reset_after' } },
      { match: creations, times: 1, fault: { kind: 'status', status: 409 } },
    ];
    const { post, pass, tickets } = await setUp({ steps, switches: { externalIdLagMs: 2 * minute, idempotency: false } });
    await post('a');
    await pass(hour);
    return off(tickets().length, 1);
  },
  async forgotten_key_is_not_trusted() {
    const { db, clock, post, pass, drain, tickets, simulator } = await setUp({ switches: { externalIdLagMs: 124 * minute } });
    simulator.faults.script([{ match: creations, times: 1, fault: { kind: 'reset_after' } }]);
    await post('a');
    await drain();
    simulator.faults.script([{ match: { path: '^/api/' }, times: many, fault: { kind: 'reset' } }]);
    await pass(121 * minute);
    // The helpdesk is back at the worst of moments: it has forgotten the key, and does not list the ticket yet.
    simulator.faults.script([]);
    await db.query(`update jobs set run_at = $1 where state = 'waiting'`, [clock.now]);
    await pass(6 * hour);
    return off(tickets().length, 1);
  },
  async late_worker_changes_nothing() {
    const { db, clock } = await setUp();
    await addJob(db, { id: 'j', task: 'paint', subject: 'wall', priority: 1, runAt: clock.now });
    const claim = { lane: 'local', limit: 1, atLeast: 0, first: 'urgent', leaseMs: second } as const;
    const [slow] = await claimJobs(db, { ...claim, now: clock.now });
    await claimJobs(db, { ...claim, now: clock.now + 2 * second });
    return (await finishJob(db, slow!, clock.now + 2 * second)) ? 1 : 0;
  },
  async leased_job_is_nobody_elses() {
    const { db, clock } = await setUp();
    await addJob(db, { id: 'j', task: 'paint', subject: 'wall', priority: 1, runAt: clock.now });
    const claim = { lane: 'local', limit: 1, atLeast: 0, first: 'urgent', leaseMs: minute } as const;
    await claimJobs(db, { ...claim, now: clock.now });
    return (await claimJobs(db, { ...claim, now: clock.now + second })).length;
  },
  async nothing_is_said_before_it_is_written() {
    const { db, post } = await setUp();
    const [{ page_count: pages } = { page_count: 0 }] = await db.query<{ page_count: number }>('pragma page_count');
    await db.query(`pragma max_page_count = ${pages + 2}`);
    const big = samplePayload('a', 0);
    const answer = await post('a', { ...big, filler: 'x'.repeat(100_000) }).catch(() => null);
    return answer === null ? 0 : 1;
  },
  async nothing_is_said_before_the_disk_has_it() {
    const disk = { sync: () => Promise.reject(new Error('EIO')), tidy: async () => undefined, close: async () => undefined };
    const { work } = commitTogether(new DatabaseSync(':memory:'), disk, () => undefined);
    const answer = await work(async () => 'said', 'transaction').catch(() => null);
    return answer === null ? 0 : 1;
  },
  async delivery_brings_its_job() {
    const { db, post } = await setUp();
    await post('a');
    return off((await db.query('select id from jobs')).length, 1);
  },
  async redelivery_is_read_once() {
    const { post, drain, attempts } = await setUp();
    for (let i = 0; i < 5; i += 1) await post('a', samplePayload('a', 0), 'same');
    await drain();
    return off(attempts.filter(([task]) => task === 'read_delivery').length, 1);
  },
  async requester_has_one_ticket() {
    const { post, drain, tickets, clock } = await setUp();
    for (const id of ['a', 'b', 'c']) {
      const payload = samplePayload(id, clock.now);
      payload.data.requester.id = 'maya';
      await post(id, payload);
    }
    await drain();
    return off(tickets().length, 1);
  },
  async retry_after_is_kept() {
    const fault = { kind: 'status', status: 429, headers: { 'retry-after': '600' } } as const;
    const { post, pass, calls } = await setUp({ steps: [{ match: creations, times: many, fault }] });
    await post('a');
    await pass(9 * minute);
    return off(calls(/^\/api\/v2\/tickets$/), 1);
  },
  async waiting_is_no_failure() {
    const fault = { kind: 'status', status: 429, headers: { 'retry-after': '60' } } as const;
    const { db, post, pass } = await setUp({ steps: [{ match: creations, times: many, fault }] });
    await post('a');
    await pass(4 * hour);
    return dead(db);
  },
  async allowance_is_kept() {
    const { post, pass, simulator } = await setUp({ limits: { perMinute: 60, ticketsPerMinute: 60 } });
    let refused = 0;
    simulator.onRefused(() => {
      refused += 1;
    });
    for (let i = 0; i < 60; i += 1) await post(`c-${i}`);
    await pass(10 * minute);
    return refused;
  },
  async urgent_goes_first() {
    const { post, pass, drain, tickets } = await setUp({ limits: { perMinute: 60, ticketsPerMinute: 60 } });
    for (let i = 0; i < 60; i += 1) await post(`c-${i}`);
    await pass(minute);
    const message = { id: 'm-1', author: 'requester', text: 'I want to kill myself.' };
    await post('u', { type: 'message.created', data: { conversation: { id: 'u' }, requester: { id: 'u' }, messages: [message] } });
    await drain();
    return tickets().some(({ priority }) => priority === 'urgent') ? 0 : 1;
  },
  async oldest_is_not_starved() {
    const { db, clock, worker } = await setUp();
    // Nobody knows these tasks, so that each is only claimed; the old one is of the lowest priority.
    await addJob(db, { id: 'old', task: 'x', subject: 'old', priority: 1, runAt: clock.now - hour });
    for (let i = 0; i < 200; i += 1) await addJob(db, { id: `n-${i}`, task: 'x', subject: `${i}`, priority: 4, runAt: clock.now });
    for (let i = 0; i < 3; i += 1) await worker.runDue();
    const [old] = await db.query<{ attempt: number }>(`select attempt from jobs where id = 'old'`);
    return old!.attempt > 0 ? 0 : 1;
  },
  async broken_helpdesk_is_left_alone() {
    const fault = { kind: 'status', status: 503 } as const;
    const { post, pass, calls } = await setUp({ steps: [{ match: { path: '^/api/v2/tickets' }, times: many, fault }] });
    for (let i = 0; i < 40; i += 1) await post(`c-${i}`);
    await pass(5 * minute);
    const before = calls(/^\/api\/v2\/tickets/);
    await pass(hour);
    return Math.max(0, calls(/^\/api\/v2\/tickets/) - before - 60);
  },
  async one_asks_before_everybody_does() {
    const clock = { now: 0 };
    const breaker = createBreaker(() => clock.now);
    for (let i = 0; i < 10; i += 1) {
      breaker.enter();
      breaker.leave(true);
    }
    clock.now += 30 * second;
    const enter = () => {
      try {
        breaker.enter();
        return 1;
      } catch {
        return 0;
      }
    };
    return enter() + enter() + enter() - 1;
  },
  async ticket_does_not_wait_for_files() {
    const { post, pass, tickets } = await setUp({ steps: [{ match: uploads, times: many, fault: { kind: 'status', status: 500 } }] });
    await post('a');
    await pass(second);
    return off(tickets().length, 1);
  },
  async lost_sign_in_loses_no_work() {
    const { db, post, pass } = await setUp({
      steps: [{ match: { path: '/oauth/tokens' }, times: many, fault: { kind: 'status', status: 401 } }],
    });
    await post('a');
    await pass(hour);
    return dead(db);
  },
  async reasons_name_nobody() {
    const fault = { kind: 'status', status: 403, body: { error: 'Maya Osei may not' } } as const;
    const { db, post, pass } = await setUp({ steps: [{ match: creations, times: many, fault }] });
    await post('a');
    await pass(second);
    return (await db.query(`select id from jobs where last_error like '%Maya%'`)).length;
  },
  async one_refreshes_at_a_time() {
    const { db, clock } = await setUp();
    const seal = createSeal(Buffer.alloc(32, 1));
    const vault = await openVault({ db, seal, account: 'acme', refreshToken: 'r', now: () => clock.now });
    let asked = 0;
    const renew = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { accessToken: `a-${asked}`, refreshToken: `r-${asked}`, expiresAt: clock.now + hour };
    };
    await Promise.all([vault.exchange(null, renew), vault.exchange(null, renew), vault.exchange(null, renew)]);
    return asked - 1;
  },
  async tokens_are_sealed() {
    const { db, clock } = await setUp();
    await openVault({ db, seal: createSeal(Buffer.alloc(32, 1)), account: 'acme', refreshToken: 'readable', now: () => clock.now });
    return (await db.query(`select account from oauth_tokens where refresh_token like '%readable%'`)).length;
  },
  async log_comes_before_what_is_copied_from_it() {
    const { db } = await setUp();
    const [{ synchronous } = { synchronous: 0 }] = await db.query<{ synchronous: number }>('pragma synchronous');
    return off(synchronous, 1);
  },
  async replay_keeps_the_identity() {
    const steps: FaultStep[] = [
      { match: creations, times: 1, fault: { kind: 'reset_after' } },
      { match: { path: '^/api/v2/tickets' }, times: 1, fault: { kind: 'status', status: 403 } },
    ];
    const { db, deps, post, pass, tickets } = await setUp({ steps, switches: { idempotency: false } });
    await post('a');
    await pass(minute);
    const { replayAllDeadLetters } = await import('../../server/handoff/dead-letters.ts');
    await replayAllDeadLetters(deps, null, 'proof');
    await pass(hour);
    return off(tickets().length, 1) + (await dead(db));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const chosen = process.argv.slice(2);
  const broken: Record<string, number> = {};
  for (const name of chosen.length > 0 ? chosen : Object.keys(proofs)) broken[name] = await proofs[name]!();
  process.stdout.write(`${JSON.stringify(broken)}\n`);
  process.exit(0);
}
