import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commitTogether } from '../../server/store/commit-together.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A disk that answers when it is told to. */
function slowDisk() {
  const asked: { keep: () => void; lose: (error: unknown) => void }[] = [];
  const sync = () => new Promise<void>((keep, lose) => asked.push({ keep, lose }));
  return { asked, sync, tidy: async () => undefined, close: async () => undefined };
}

function setUp() {
  const engine = new DatabaseSync(join(temporaryFolder(), 'baton.sqlite'));
  engine.exec('pragma journal_mode=wal; create table kept (name text)');
  onTestFinished(() => engine.close());
  const disk = slowDisk();
  const lost: unknown[] = [];
  const together = commitTogether(engine, disk, (error) => lost.push(error));
  const heard: string[] = [];
  const add = (name: string) =>
    together
      .work(async () => engine.prepare('insert into kept values (?)').run(name), 'transaction')
      .then(
        () => heard.push(name),
        () => heard.push(`${name} is refused`),
      );
  const read = () => together.read(async () => engine.prepare('select name from kept').all()).then(() => heard.push('a reader'));
  const committed = () => (engine.isTransaction ? 0 : engine.prepare('select name from kept').all().length);
  return { disk, lost, heard, add, read, committed };
}

describe('store: waiting for the disk', () => {
  it('tells nobody before the disk has it, whoever only reads it included, and works on meanwhile', async () => {
    const { disk, heard, add, read, committed } = setUp();
    const first = add('first');
    await expect.poll(() => disk.asked.length).toBe(1);
    const second = add('second');
    await expect.poll(committed).toBe(2);
    const reader = read();
    expect([heard, disk.asked.length]).toEqual([[], 1]);
    disk.asked[0]!.keep();
    await first;
    expect(heard).toEqual(['first']);
    await expect.poll(() => disk.asked.length).toBe(2);
    disk.asked[1]!.keep();
    await Promise.all([second, reader]);
    expect(new Set(heard)).toEqual(new Set(['first', 'second', 'a reader']));
  });

  it('refuses everybody whose work a disk would not keep, and says that it is lost', async () => {
    const { disk, lost, heard, add } = setUp();
    const works = [add('one'), add('two')];
    await expect.poll(() => disk.asked.length).toBe(1);
    disk.asked[0]!.lose(new Error('EIO'));
    await Promise.all(works);
    expect(heard).toEqual(['one is refused', 'two is refused']);
    expect(lost).toEqual([new Error('EIO')]);
  });

  it('keeps the log from growing with what goes through it, and loses none of it', async () => {
    const file = join(temporaryFolder(), 'baton.sqlite');
    const db = openSqlite(file);
    onTestFinished(() => db.close());
    await migrate(db);
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let index = 0; index < 90; index += 1) await db.query('insert into migrations (name) values ($1)', [`${index} ${megabyte}`]);
    expect(statSync(`${file}-wal`).size).toBeLessThan(50 * 1024 * 1024);
    const other = new DatabaseSync(file, { readOnly: true });
    onTestFinished(() => other.close());
    expect(other.prepare('select count(*) as count from migrations where length(name) > 1000000').get()).toEqual({ count: 90 });
    expect(other.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });
});
