import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync } from 'node:sqlite';

/** One statement, which the engine undoes by itself; several that count together; or what no transaction may hold, such as a vacuum. */
type Kind = 'statement' | 'transaction' | 'outside';

interface Work {
  run: () => Promise<unknown>;
  kind: Kind;
  /** Has been in a commit that failed: what it is not to blame for it gets by itself. */
  isApart: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** Whoever comes next waits no longer than this, and for the disk. */
const longestMs = 10;

/**
 * One connection does one thing at a time, and a commit waits for the disk, which takes longer than all before it. So what has arrived by now
 * is done one after the other, each undone by itself if it fails, and committed at once; nobody hears of anything before.
 * Measured, from webhook to ticket at 100 a second on two cores: with a commit each the disk alone took more than there is.
 * @returns does one work, and settles as it did when it is on disk
 */
export function commitTogether(engine: DatabaseSync) {
  let waiting: Work[] = [];
  let isAtWork = false;

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      await commitSome();
      // Between two commits everybody else has a turn, and who comes meanwhile is in the next.
      await new Promise(setImmediate);
    }
    isAtWork = false;
  }

  async function commitSome(): Promise<void> {
    if (waiting[0]!.kind === 'outside') {
      const { run, resolve, reject } = waiting.shift()!;
      return run().then(resolve as (value: unknown) => void, reject);
    }
    const done: Work[] = [];
    const answers: (() => void)[] = [];
    const until = performance.now() + longestMs;
    try {
      engine.exec('begin');
      do {
        const work = waiting.shift()!;
        done.push(work);
        answers.push(await attempt(work));
      } while (mayJoin(done[0]!, waiting[0]) && performance.now() < until);
      engine.exec('commit');
    } catch (error) {
      // Of a database that was closed meanwhile even this cannot be asked.
      if (engine.isOpen && engine.isTransaction) engine.exec('rollback');
      if (done.length === 0) done.push(waiting.shift()!);
      if (done.length === 1) done[0]!.reject(error);
      else waiting = [...done.map((work) => ({ ...work, isApart: true })), ...waiting];
      return;
    }
    for (const answer of answers) answer();
  }

  /** @returns how to answer, once it is on disk. @throws what has undone everything, such as a full disk */
  async function attempt({ run, kind, resolve, reject }: Work): Promise<() => void> {
    const isTransaction = kind === 'transaction';
    try {
      if (isTransaction) engine.exec('savepoint work');
      const value = await run();
      if (isTransaction) engine.exec('release work');
      return () => resolve(value as never);
    } catch (error) {
      // After some failures SQLite has rolled back by itself, and the others' work with it.
      if (!engine.isOpen || !engine.isTransaction) throw error;
      if (isTransaction) engine.exec('rollback to work; release work');
      return () => reject(error);
    }
  }

  return <T>(run: () => Promise<T>, kind: Kind): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      // What is written belongs to the story of who asked, whoever began the commit.
      const inStory = AsyncLocalStorage.snapshot();
      waiting.push({ run: () => inStory(run), kind, isApart: false, resolve: resolve as (value: never) => void, reject });
      if (isAtWork) return;
      isAtWork = true;
      // After everything that has arrived by now has been looked at, so that it goes together.
      setImmediate(() => void commitAll());
    });
}

function mayJoin(first: Work, next: Work | undefined): boolean {
  return next !== undefined && next.kind !== 'outside' && !next.isApart && !first.isApart;
}
