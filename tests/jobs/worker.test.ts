import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import { pauseMs } from '../../server/jobs/give-up-or-retry.ts';
import { createWorker, type Task } from '../../server/jobs/worker.ts';
import {
  addJob,
  addJobs,
  type Claim,
  claimJobs,
  countJobs,
  finishJob,
  keepJob,
  lineUp,
  nextRunAt,
  releaseJobs,
  retryJob,
} from '../../server/store/jobs.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { engines, testDatabase, testSchema } from '../helpers/test-database.ts';

async function workshop(task: Task, engine: (typeof engines)[number]) {
  const db = await testDatabase(engine);
  const clock = { now: 1_000_000 };
  const results: string[] = [];
  const worker = createWorker({
    db,
    tasks: { paint: task },
    now: () => clock.now,
    random: () => 0,
    onAttempt: (_job, result) => results.push(result),
  });
  await addJob(db, { id: 'j-1', task: 'paint', subject: 'wall', priority: 1, runAt: clock.now });
  return { db, clock, results, worker };
}

const idle: Task = { run: async () => async () => undefined };
const claim = (db: Database, limit: number, now: number, changes: Partial<Claim> = {}) =>
  claimJobs(db, { lane: 'local', limit, atLeast: 0, first: 'urgent', now, leaseMs: 1_000, ...changes });
const state = async (db: Awaited<ReturnType<typeof testDatabase>>) => (await countJobs(db, 1_000_000)).map((row) => row.state);

describe.each(engines)('jobs on %s', (engine) => {
  it('stops in its time with work in hand that does not end: that is somebody else’s at once, and what comes of it late is written nowhere', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    let [painted, tries] = [0, 0];
    const slow: Task = {
      async run() {
        tries += 1;
        begin();
        if (tries === 1) await ended;
        return async () => {
          painted += 1;
        };
      },
    };
    const { db, clock, results, worker } = await workshop(slow, engine);
    await worker.start();
    await begun;
    await worker.stop(1);
    expect([results, painted], 'it hangs still').toEqual([[], 0]);

    const next = createWorker({ db, tasks: { paint: slow }, now: () => clock.now, random: () => 0 });
    expect(await next.runDue(), 'no lease is waited for').toBe(1);
    end();
    await expect.poll(() => results).toEqual(['lost']);
    expect([painted, await state(db)]).toEqual([1, ['done']]);
  });

  it('counts what waits for a moment that was chosen for it apart from what waits too long', async () => {
    const { db, clock } = await workshop(idle, engine);
    await addJob(db, { id: 'j-2', task: 'paint', subject: 'roof', priority: 1, runAt: clock.now + 60_000 });
    const counted = async (now: number) => (await countJobs(db, now)).map(({ state, count }) => [state, Number(count)]).sort();
    expect(await counted(clock.now)).toEqual([
      ['planned', 1],
      ['waiting', 1],
    ]);
    expect(await counted(clock.now + 60_000)).toEqual([['waiting', 2]]);
  });

  it('knows the next moment of work among thousands that were put off, whatever their turn', async () => {
    const { db, clock } = await workshop(idle, engine);
    const many = Array.from({ length: 1_200 }, (_, index) => ({ id: `m-${index}`, task: 'paint', subject: `m-${index}`, priority: 1 }));
    await addJobs(
      db,
      many.map((one) => ({ ...one, runAt: clock.now })),
    );
    const taken = await claim(db, 2_000, clock.now);
    await db.transaction(async (tx) => {
      for (const [index, job] of taken.entries()) await retryJob(tx, job, clock.now + 90_000 - index, 'away', false);
    });
    expect(taken).toHaveLength(1_201);
    expect(Number(await nextRunAt(db, 'local'))).toBe(clock.now + 90_000 - 1_200);
  });

  it('puts off outside the line, and what comes due together is taken by its priority, not by when it was put off', async () => {
    const { db, clock } = await workshop(idle, engine);
    const some = Array.from({ length: 1_100 }, (_, index) => ({
      id: `m-${index}`,
      task: 'paint',
      subject: `m-${index}`,
      runAt: clock.now,
    }));
    await addJobs(
      db,
      some.map((one, index) => ({ ...one, priority: index === 700 ? 4 : 1 })),
    );
    const taken = await claim(db, 2_000, clock.now);
    await db.transaction(async (tx) => {
      for (const [index, job] of taken.entries()) await retryJob(tx, job, clock.now + 90_000 + index, 'away', false);
    });
    const later = clock.now + 100_000;
    expect(await lineUp(db, 'local', clock.now + 80_000), 'before its moment').toBe(false);
    expect(await claim(db, 2_000, later), 'nobody has lined up').toEqual([]);

    expect(await lineUp(db, 'local', later)).toBe(true);
    expect((await claim(db, 1, later)).map(({ id }) => id)).toEqual(['m-700']);
    expect(await claim(db, 2_000, later), 'a thousand enter at a time').toHaveLength(999);
    expect(await lineUp(db, 'local', later)).toBe(true);
    expect(await claim(db, 2_000, later)).toHaveLength(101);
    expect(await lineUp(db, 'local', later), 'all are in somebody’s hands').toBe(false);
  });

  it('commits what a task did together with the end of its job', async () => {
    const { db, worker, results } = await workshop(
      {
        run: async (subject) => async (tx) => void (await tx.query('insert into migrations (name) values ($1)', [subject])),
      },
      engine,
    );
    await worker.runDue();
    expect(results).toEqual(['done']);
    expect(await db.query('select name from migrations where name = $1', ['wall'])).toHaveLength(1);
    expect(await state(db)).toEqual(['done']);
  });

  it('leaves the job waiting when the commit fails', async () => {
    const { db, worker, results } = await workshop(
      {
        run: async () => async () => {
          throw new Error('disk full');
        },
      },
      engine,
    );
    await worker.runDue();
    expect(results).toEqual(['retry']);
    expect(await state(db)).toEqual(['waiting']);
  });

  it('does not come back before the other side wants to hear from us', async () => {
    const { db, worker, clock, results } = await workshop(
      {
        run: async () => {
          throw new AppError('remote_busy', 'slow down', { retryAfterMs: 60_000 });
        },
      },
      engine,
    );
    await worker.runDue();
    clock.now += 59_999;
    expect(await worker.runDue()).toBe(0);
    clock.now += 1;
    expect(await worker.runDue()).toBe(1);
    expect(results).toEqual(['wait', 'wait']);
    expect(await db.query('select failures from jobs'), 'waiting counts against nothing').toEqual([{ failures: 0 }]);
  });

  it('buries what is refused for good, and says so to the task', async () => {
    const buried: string[] = [];
    const { db, worker, results } = await workshop(
      {
        run: async () => {
          throw new AppError('remote_refused', 'no such field');
        },
        onBuried: async (_tx, subject) => void buried.push(subject),
      },
      engine,
    );
    await worker.runDue();
    expect(results).toEqual(['buried']);
    expect(buried).toEqual(['wall']);
    expect(await db.query('select state, last_error from jobs')).toEqual([{ state: 'dead', last_error: 'remote_refused: no such field' }]);
  });

  it('buries a bug after five tries', async () => {
    const { worker, clock, results } = await workshop(
      {
        run: async () => {
          throw new TypeError('undefined is not a function');
        },
      },
      engine,
    );
    for (let i = 0; i < 6; i += 1) {
      await worker.runDue();
      clock.now += 3_600_000;
    }
    expect(results).toEqual(['retry', 'retry', 'retry', 'retry', 'buried']);
  });

  it('lets the word of a worker that lost its lease not count', async () => {
    const { db, clock } = await workshop(idle, engine);
    const [slow] = await claim(db, 1, clock.now);
    clock.now += 1_001;
    const [quick] = await claim(db, 1, clock.now);
    expect(await finishJob(db, slow!, clock.now)).toBe(false);
    expect(await finishJob(db, quick!, clock.now)).toBe(true);
  });

  it('keeps the lease of whoever is at work, and of nobody else', async () => {
    const { db, clock } = await workshop(idle, engine);
    const [slow] = await claim(db, 1, clock.now);
    clock.now += 900;
    expect(await keepJob(db, slow!, clock.now + 1_000)).toBe(true);
    clock.now += 900;
    expect(await claim(db, 1, clock.now)).toEqual([]);
    clock.now += 101;
    expect(await claim(db, 1, clock.now)).toHaveLength(1);
    expect(await keepJob(db, slow!, clock.now + 1_000)).toBe(false);
  });

  it('lets many claim at once, and gives each job to one', async () => {
    const { db, clock } = await workshop(idle, engine);
    for (let i = 0; i < 60; i += 1) await addJob(db, { id: `n-${i}`, task: 'paint', subject: `fence ${i}`, priority: 1, runAt: clock.now });
    const hands = await Promise.all(Array.from({ length: 12 }, () => claim(db, 5, clock.now)));
    const rest = await claim(db, 100, clock.now);
    const ids = [...hands.flat(), ...rest].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(61);
  });

  it('takes of each lane its own, what is urgent, or what has waited longest', async () => {
    const { db, clock } = await workshop(idle, engine);
    await addJob(db, { id: 'j-2', task: 'create_ticket', subject: 'a', priority: 1, runAt: clock.now - 5 });
    await addJob(db, { id: 'j-3', task: 'create_ticket', subject: 'b', priority: 4, runAt: clock.now });
    const peek = { lane: 'helpdesk', leaseMs: 0 } as const;
    const ids = async (changes: Partial<Claim>) => (await claim(db, 1, clock.now, { ...peek, ...changes })).map(({ id }) => id);
    expect(await ids({})).toEqual(['j-3']);
    expect(await ids({ first: 'oldest' })).toEqual(['j-2']);
    expect(await ids({ atLeast: 5 })).toEqual([]);
  });

  it('takes urgent jobs first and claims none twice', async () => {
    const { db, clock } = await workshop(idle, engine);
    await addJob(db, { id: 'j-2', task: 'paint', subject: 'fire door', priority: 4, runAt: clock.now });
    const first = await claim(db, 1, clock.now);
    const rest = await claim(db, 5, clock.now);
    expect([...first, ...rest].map((job) => job.subject)).toEqual(['fire door', 'wall']);
    await releaseJobs(db);
    expect(await claim(db, 5, clock.now)).toHaveLength(2);
  });

  it('pauses longer each time, with jitter, and never over an hour and a half', () => {
    expect([1, 2, 3].map((attempt) => pauseMs(attempt, 0))).toEqual([500, 1000, 2000]);
    expect(pauseMs(1, 1)).toBe(750);
    expect(pauseMs(40, 1)).toBe(5_400_000);
  });
});

describe('jobs on a PostgreSQL that loses patience', () => {
  it('are buried after five statements that do not end, and wait for a lock as long as it takes', async () => {
    const url = await testSchema();
    const [hurried, other] = [
      openPostgres(url, { lockMs: 50, statementMs: 60_000 }),
      openPostgres(url, { lockMs: 5_000, statementMs: 50 }),
    ];
    onTestFinished(async () => {
      await Promise.all([hurried.close(), other.close()]);
    });
    let isLocked = true;
    const { db, worker, clock, results } = await workshop(
      {
        run: async () => {
          const key = 'select pg_advisory_xact_lock(1)';
          if (isLocked) await db.transaction(async (tx) => [await tx.query(key), await hurried.query(key)]);
          else await other.query('select pg_sleep(3600)');
          return async () => undefined;
        },
      },
      'postgres',
    );
    async function pass(times: number): Promise<void> {
      for (let time = 0; time < times; time += 1) {
        await worker.runDue();
        clock.now += 3_600_000;
      }
    }
    await pass(6);
    isLocked = false;
    await pass(6);
    expect(results).toEqual([...Array(6).fill('wait'), 'retry', 'retry', 'retry', 'retry', 'buried']);
    const [dead] = await db.query<{ last_error: string }>(`select last_error from jobs where state = 'dead'`);
    expect(dead?.last_error).toContain('statement timeout');
  });
});
