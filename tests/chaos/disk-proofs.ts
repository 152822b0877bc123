import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commitTogether } from '../../server/store/commit-together.ts';
import { type Disk, openDisk } from '../../server/store/disk.ts';

/** A device that takes everything and says that it can keep nothing: waiting for it always fails. */
const keepsNothing = '/dev/null';
const soon = { largestLog: 1, lookEvery: 1 };

/** Lends a database with something in its log, and none of it copied; nothing of it stays. */
async function withLog(proof: (engine: DatabaseSync, folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-proof-'));
  const engine = new DatabaseSync(join(folder, 'baton.sqlite'));
  try {
    engine.exec('pragma journal_mode=wal; pragma synchronous=normal; pragma wal_autocheckpoint=0; create table kept (name text)');
    return await proof(engine, folder);
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files that are waited for, in place of the database's own. @param which of them keeps nothing */
function otherFiles(folder: string, which: 'log' | 'database'): string {
  const file = join(folder, 'other');
  if (!existsSync(keepsNothing)) throw new Error('These proofs need a device that cannot be waited for');
  const [bad, good] = which === 'log' ? [`${file}-wal`, file] : [file, `${file}-wal`];
  symlinkSync(keepsNothing, bad);
  writeFileSync(good, '');
  return file;
}

const holds = (promise: Promise<unknown>) =>
  promise.then(
    () => true,
    () => false,
  );

/** What the disk is asked, and in which order. */
export const diskProofs: Record<string, () => Promise<number>> = {
  disk_is_asked: () =>
    withLog(async (engine, folder) => {
      const { sync } = openDisk(engine, otherFiles(folder, 'log'));
      return (await holds(sync())) ? 1 : 0;
    }),
  log_is_safe_before_it_is_copied: () =>
    withLog(async (engine, folder) => {
      const { tidy } = openDisk(engine, otherFiles(folder, 'log'), soon);
      const isTidy = await holds(tidy());
      const { checkpointed } = engine.prepare('pragma wal_checkpoint(noop)').get() as { checkpointed: number };
      return (isTidy ? 1 : 0) + checkpointed;
    }),
  copies_are_safe_before_the_log_begins_anew: () =>
    withLog(async (engine, folder) => {
      const { tidy } = openDisk(engine, otherFiles(folder, 'database'), soon);
      return (await holds(tidy())) ? 1 : 0;
    }),
  readers_hear_nothing_that_may_be_lost: () =>
    withLog(async (engine) => {
      const { promise: never } = Promise.withResolvers<void>();
      const disk: Disk = { sync: () => never, tidy: async () => undefined, close: async () => undefined };
      const { work, read } = commitTogether(engine, disk, () => undefined);
      void work(async () => engine.exec(`insert into kept values ('a')`), 'transaction');
      const look = engine.prepare('select count(*) as n from kept');
      const count = () => (look.get() as { n: number }).n;
      while (engine.isTransaction || count() === 0) await new Promise(setImmediate);
      let told = 0;
      void read(async () => count()).then((n) => {
        told = n;
      });
      // Many more turns than an answer takes that waits for nothing.
      for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
      return told;
    }),
  failed_work_leaves_no_half: () =>
    withLog(async (engine) => {
      const { work } = commitTogether(engine, null, () => undefined);
      const add = (name: string) => engine.prepare('insert into kept values (?)').run(name);
      const failing = async () => {
        add('half');
        throw new Error('no');
      };
      await Promise.allSettled([
        work(async () => add('a'), 'transaction'),
        work(failing, 'transaction'),
        work(async () => add('b'), 'transaction'),
      ]);
      const kept = engine.prepare('select name from kept order by name').all() as { name: string }[];
      return kept.map(({ name }) => name).join(' ') === 'a b' ? 0 : 1;
    }),
};
