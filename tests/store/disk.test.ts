import { fstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { commitTogether } from '../../server/store/commit-together.ts';
import { openDisk } from '../../server/store/disk.ts';
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

  it('lets who only reads hear with the wait that is under way, and begins none for them', async () => {
    const { disk, heard, add, read } = setUp();
    const first = add('first');
    await expect.poll(() => disk.asked.length).toBe(1);
    const readers = [read(), read()];
    disk.asked[0]!.keep();
    await Promise.all([first, ...readers]);
    expect([heard, disk.asked.length]).toEqual([['first', 'a reader', 'a reader'], 1]);
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

  it('copies out of the log only what the disk has of it, and keeps the copies before anybody may begin it anew', async () => {
    const file = join(temporaryFolder(), 'baton.sqlite');
    const engine = new DatabaseSync(file);
    onTestFinished(() => {
      if (engine.isOpen) engine.close();
    });
    engine.exec('pragma journal_mode=wal; pragma synchronous=normal; pragma wal_autocheckpoint=0; create table kept (name text)');
    const done: string[] = [];
    let third: Promise<unknown> | undefined;
    const exec = engine.exec.bind(engine);
    vi.spyOn(engine, 'exec').mockImplementation((sql) => {
      exec(sql);
      if (sql === 'begin') done.push('another begins');
      if (!sql.includes('checkpoint(passive)')) return;
      done.push('copied');
      // Somebody comes at the worst moment.
      third ??= add('three');
    });
    const nameOf = (descriptor: number) => (fstatSync(descriptor).ino === statSync(file).ino ? 'the copies' : 'the log');
    const slowly = async (descriptor: number) => {
      const name = nameOf(descriptor);
      // As long as a disk may take: whoever does not wait for it is through by then.
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      done.push(`${name} kept`);
    };
    const disk = openDisk(engine, file, { largestLog: 0, lookEvery: 2 }, slowly);
    const { work } = commitTogether(engine, disk, (error) => done.push(String(error)));
    const add = (name: string) => work(async () => engine.prepare('insert into kept values (?)').run(name), 'transaction');
    await add('one');
    done.length = 0;
    await add('two');
    await expect.poll(() => third).toBeDefined();
    await third;
    // The first time it is kept for who wrote, the second time for the copy: one wait may be both.
    const order = done.filter((what, index) => what !== done[index - 1]);
    expect(order.slice(0, 5)).toEqual(['another begins', 'the log kept', 'copied', 'the copies kept', 'another begins']);
    engine.close();
    await disk.close();
  });

  it('keeps the log from growing with what goes through it, and loses none of it', async () => {
    const file = join(temporaryFolder(), 'baton.sqlite');
    const engine = new DatabaseSync(file);
    engine.exec('pragma journal_mode=wal; pragma synchronous=normal; pragma wal_autocheckpoint=0; create table kept (name text)');
    const lost: unknown[] = [];
    const disk = openDisk(engine, file, { largestLog: 50, lookEvery: 4 });
    const { work } = commitTogether(engine, disk, (error) => lost.push(error));
    const insert = engine.prepare('insert into kept values (?)');
    for (let index = 0; index < 60; index += 1) await work(async () => insert.run('x'.repeat(40_000)), 'transaction');
    // All of it is 2.4 MB.
    expect(statSync(`${file}-wal`).size).toBeLessThan(1_000_000);
    expect(lost).toEqual([]);
    engine.close();
    await disk.close();
    const other = new DatabaseSync(file, { readOnly: true });
    onTestFinished(() => other.close());
    expect(other.prepare('select count(*) as count from kept where length(name) = 40000').get()).toEqual({ count: 60 });
    expect(other.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });
});
