import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, launch } from '../../server/simulator/launch.ts';
import { type TroubledDisk, troubles } from '../helpers/troubled-disk.ts';
import { deliver, expectToComeAgain, metricOf, oneTicketEach, startedAt, statusOf } from './storage-gone.ts';

const before = Array.from({ length: 12 }, (_, index) => `before-${index}`);
const meanwhile = Array.from({ length: 12 }, (_, index) => `meanwhile-${index}`);

describe.each(troubles)('story: the disk of a server with SQLite $name', ({ open, isReal }) => {
  let [disk, house]: [TroubledDisk?, House?] = [];
  beforeAll(async () => {
    disk = open();
    house = await launch({ folder: disk.folder, env: disk.env });
  });
  afterAll(async () => {
    disk?.end();
    await house?.close();
    disk?.close();
  });
  const alert = (name: string) => metricOf(house!, `baton_alert{alert="${name}"}`);
  const log = () => readFileSync(join(disk!.folder, 'server.log'), 'utf8').split('\n');

  it('bots are asked to come again, whoever watches is told, nothing is lost or done twice, and it goes on by itself', async () => {
    const start = await startedAt(house!);
    // Not waited for beyond their 202: some are at work when it begins.
    await Promise.all(before.map((name) => deliver(house!, name, () => undefined)));
    disk!.begin();
    const refusals: Response[] = [];
    const taken = Promise.all(meanwhile.map((name) => deliver(house!, name, (answer) => void refusals.push(answer))));
    await expect.poll(() => refusals.length).toBeGreaterThan(meanwhile.length);
    expect(await statusOf(house!, '/healthz')).toBe(200);
    await expect.poll(() => statusOf(house!, '/readyz')).toBe(503);
    await expect.poll(() => alert('database_fails')).toBe('1');
    if (isReal) expect(await alert('disk_low')).toBe('1');
    const told = log().filter((line) => line.includes('"code":"server_storage"'));
    expect(told.some((line) => line.includes('"msg":"refused"') && line.includes('The database file cannot be written now'))).toBe(true);

    disk!.end();
    await taken;
    expectToComeAgain(refusals);
    await oneTicketEach(house!, [...before, ...meanwhile]);
    await expect.poll(() => statusOf(house!, '/readyz')).toBe(200);
    await expect.poll(() => alert('database_fails')).toBe('0');
    expect(await startedAt(house!), 'the same process').toBe(start);
    expect(log().filter((line) => line.includes('"msg":"a bug"'))).toEqual([]);
  }, 180_000);
});
