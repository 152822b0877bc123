import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync } from 'node:sqlite';
import { type Answer, answerFromDisk } from './answer-from-disk.ts';
import type { Disk } from './disk.ts';

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

/** Whoever comes next waits no longer than this. */
const longestMs = 10;

/**
 * One connection does one thing at a time. So what has arrived by now is done one after the other and committed at once; then all of them wait
 * for the disk, and the next may begin meanwhile. Nobody hears of anything that is not on disk. Where one fails all are undone, and done again
 * without it: that hardly ever happens, and a savepoint for each would be paid always.
 * @param disk null where nothing is meant to last
 * @param onLost told of a disk that would not keep what was committed
 * @returns `work` does one work and settles as it did; `read` one that changes nothing, at once where it can
 */
export function commitTogether(engine: DatabaseSync, disk: Disk | null, onLost: (error: unknown) => void) {
  const answers = answerFromDisk(disk, onLost);
  let waiting: Work[] = [];
  let isAtWork = false;

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      await commitSome();
      await disk?.tidy().catch(onLost);
      // Between two commits everybody else has a turn, and who comes meanwhile is in the next.
      await new Promise(setImmediate);
    }
    isAtWork = false;
  }

  async function commitSome(): Promise<void> {
    if (waiting[0]!.kind === 'outside') {
      const { run, resolve, reject } = waiting.shift()!;
      await answers.settle();
      try {
        const value = await run();
        const tell = () => resolve(value as never);
        if (engine.isOpen) answers.add([{ tell, refuse: reject }]);
        else tell();
      } catch (error) {
        reject(error);
      }
      return;
    }
    const done: Work[] = [];
    const said: Answer[] = [];
    const until = performance.now() + longestMs;
    try {
      engine.exec('begin');
      do {
        const work = waiting.shift()!;
        done.push(work);
        said.push(await attempt(work, done.length === 1));
      } while (mayJoin(done[0]!, waiting[0]) && performance.now() < until);
      engine.exec('commit');
    } catch (error) {
      // Of a database that was closed meanwhile even this cannot be asked.
      if (engine.isOpen && engine.isTransaction) engine.exec('rollback');
      if (done.length === 0) done.push(waiting.shift()!);
      if (done.length === 1) done[0]!.reject(error);
      else if (error instanceof Failed) waiting = [...done.slice(0, -1), { ...done.at(-1)!, isApart: true }, ...waiting];
      else waiting = [...done.map((work) => ({ ...work, isApart: true })), ...waiting];
      return;
    }
    answers.add(said);
  }

  /** @returns how to answer, once it is on disk. @throws what undoes everything: Failed where this one alone is to blame, else such as a full disk */
  async function attempt({ run, kind, resolve, reject }: Work, isFirst: boolean): Promise<Answer> {
    try {
      const value = await run();
      return { tell: () => resolve(value as never), refuse: reject };
    } catch (error) {
      // After some failures SQLite has rolled back by itself, and the others' work with it.
      if (!engine.isOpen || !engine.isTransaction) throw error;
      if (kind === 'transaction') throw isFirst ? error : new Failed();
      return { tell: () => reject(error), refuse: reject };
    }
  }

  function work<T>(run: () => Promise<T>, kind: Kind): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // What is written belongs to the story of who asked, whoever began the commit.
      const inStory = AsyncLocalStorage.snapshot();
      waiting.push({ run: () => inStory(run), kind, isApart: false, resolve: resolve as (value: never) => void, reject });
      if (isAtWork) return;
      isAtWork = true;
      // After everything that has arrived by now has been looked at, so that it goes together.
      setImmediate(() => void commitAll());
    });
  }

  return {
    work,
    async read<T>(run: () => Promise<T>): Promise<T> {
      // In the midst of somebody's work there is what may yet be undone.
      if (!engine.isOpen || engine.isTransaction) return work(run, 'statement');
      const value = await run();
      if (answers.isBehind()) await new Promise<void>((tell, refuse) => answers.join({ tell, refuse }));
      return value;
    },
  };
}

/** The last of several has failed: the others are done again, and it by itself. */
class Failed extends Error {}

function mayJoin(first: Work, next: Work | undefined): boolean {
  return next !== undefined && next.kind !== 'outside' && !next.isApart && !first.isApart;
}
