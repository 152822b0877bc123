import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/errors.ts';
import { pauseMs } from '../../server/jobs/give-up-or-retry.ts';
import { createWorker, type Task } from '../../server/jobs/worker.ts';
import { addJob, claimJobs, countJobs, finishJob, releaseJobs } from '../../server/store/jobs.ts';
import { testDatabase } from '../helpers/test-database.ts';

async function workshop(task: Task) {
  const db = await testDatabase();
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

const state = async (db: Awaited<ReturnType<typeof testDatabase>>) => (await countJobs(db)).map((row) => row.state);

describe('jobs: worker', () => {
  it('commits what a task did together with the end of its job', async () => {
    const { db, worker, results } = await workshop({
      run: async (subject) => async (tx) => void (await tx.query('insert into migrations (name) values ($1)', [subject])),
    });
    await worker.runDue();
    expect(results).toEqual(['done']);
    expect(await db.query('select name from migrations where name = $1', ['wall'])).toHaveLength(1);
    expect(await state(db)).toEqual(['done']);
  });

  it('leaves the job waiting when the commit fails', async () => {
    const { db, worker, results } = await workshop({
      run: async () => async () => {
        throw new Error('disk full');
      },
    });
    await worker.runDue();
    expect(results).toEqual(['retry']);
    expect(await state(db)).toEqual(['waiting']);
  });

  it('does not come back before the other side wants to hear from us', async () => {
    const { worker, clock, results } = await workshop({
      run: async () => {
        throw new AppError('remote_busy', 'slow down', { retryAfterMs: 60_000 });
      },
    });
    await worker.runDue();
    clock.now += 59_999;
    expect(await worker.runDue()).toBe(0);
    clock.now += 1;
    expect(await worker.runDue()).toBe(1);
    expect(results).toEqual(['retry', 'retry']);
  });

  it('buries what is refused for good, and says so to the task', async () => {
    const buried: string[] = [];
    const { db, worker, results } = await workshop({
      run: async () => {
        throw new AppError('remote_refused', 'no such field');
      },
      onBuried: async (_tx, subject) => void buried.push(subject),
    });
    await worker.runDue();
    expect(results).toEqual(['buried']);
    expect(buried).toEqual(['wall']);
    expect(await db.query('select state, last_error from jobs')).toEqual([{ state: 'dead', last_error: 'remote_refused: no such field' }]);
  });

  it('buries a bug after five tries', async () => {
    const { worker, clock, results } = await workshop({
      run: async () => {
        throw new TypeError('undefined is not a function');
      },
    });
    for (let i = 0; i < 6; i += 1) {
      await worker.runDue();
      clock.now += 3_600_000;
    }
    expect(results).toEqual(['retry', 'retry', 'retry', 'retry', 'buried']);
  });

  it('lets the word of a worker that lost its lease not count', async () => {
    const { db, clock } = await workshop({ run: async () => async () => undefined });
    const [slow] = await claimJobs(db, 1, clock.now, 1_000);
    clock.now += 1_001;
    const [quick] = await claimJobs(db, 1, clock.now, 1_000);
    expect(await finishJob(db, slow!)).toBe(false);
    expect(await finishJob(db, quick!)).toBe(true);
  });

  it('takes urgent jobs first and claims none twice', async () => {
    const { db, clock } = await workshop({ run: async () => async () => undefined });
    await addJob(db, { id: 'j-2', task: 'paint', subject: 'fire door', priority: 4, runAt: clock.now });
    const first = await claimJobs(db, 1, clock.now, 1_000);
    const rest = await claimJobs(db, 5, clock.now, 1_000);
    expect([...first, ...rest].map((job) => job.subject)).toEqual(['fire door', 'wall']);
    await releaseJobs(db);
    expect(await claimJobs(db, 5, clock.now, 1_000)).toHaveLength(2);
  });

  it('pauses longer each time, with jitter, and never over an hour and a half', () => {
    expect([1, 2, 3].map((attempt) => pauseMs(attempt, 0))).toEqual([500, 1000, 2000]);
    expect(pauseMs(1, 1)).toBe(750);
    expect(pauseMs(40, 1)).toBe(5_400_000);
  });
});
