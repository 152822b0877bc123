import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type House, launch } from '../../server/simulator/launch.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { type Counts, count } from './count.ts';
import type { TestEngine } from './engine.ts';
import { type Acked, burst, drained, newAcked } from './load.ts';
import { patchedEnv } from './patch.ts';
import { type KillPoint, killAt, shortLeases } from './points.ts';

const size = 4;
const rounds = 5;
const reachMs = 5_000;
const drainMs = 60_000;

export interface PointResult extends Counts {
  point: string;
  /** Whether the server was killed there: a point that is never passed proves nothing. */
  reached: boolean;
}

/** Kills a server at one place under load, starts it again, and counts. @param nth at which passing it dies */
export async function killOnce(point: KillPoint, nth: number, engine: TestEngine): Promise<PointResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-point-'));
  const own = await startFake(callbackReceiver);
  const deadly = patchedEnv([killAt(point, nth), ...shortLeases]);
  const calm = { NODE_OPTIONS: '', ...patchedEnv(shortLeases) };
  let data = await engine.fresh(folder);
  let house: House | undefined;
  try {
    house = await launch({
      folder,
      env: { ...data.env, ...(point.needs === 'refresh_token' ? deadly : calm) },
      bots: { baton: { callback: callbackReceiver.settings(own.url) } },
      withRefreshToken: point.needs === 'refresh_token',
    });
    const acked = newAcked();
    let reached: boolean;
    if (point.needs === 'first_start') {
      await house.server.stop();
      for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `baton.sqlite${end}`), { force: true });
      data = await engine.fresh(folder);
      reached = await house.server.start({ ...data.env, ...deadly }).then(
        () => false,
        () => true,
      );
    } else reached = await diesUnderLoad(house, point, deadly, acked);
    house.simulator.faults.script([]);
    if (point.name === 'with a token renewed, not kept') reconnect(house, folder);
    await house.server.start({ ...data.env, ...calm });
    await burst(house, acked, 'after', 2);
    await drained(house, acked, drainMs);
    await house.server.stop();
    const db = await data.open();
    const counts = await count(house, acked, db);
    await db.close();
    return { point: point.name, reached, ...counts };
  } finally {
    await house?.close();
    await own.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function diesUnderLoad(
  { server, ...house }: House,
  point: KillPoint,
  deadly: Record<string, string>,
  acked: Acked,
): Promise<boolean> {
  house.simulator.faults.script(point.faults ?? []);
  // One that signs in by a refresh token does so once: it has come with the patch.
  if (point.needs !== 'refresh_token') {
    await server.stop();
    await server.start(deadly);
  }
  let hasDied = false;
  const death = server.gone().then(() => {
    hasDied = true;
  });
  for (let round = 0; !hasDied && round < rounds; round += 1) {
    await Promise.race([burst({ ...house, server }, acked, `b${round}`, size), death]);
    if (point.needs === 'stop') void server.stop();
    await Promise.race([death, pause(round < rounds - 1 ? 600 : reachMs)]);
  }
  const wasKilled = hasDied;
  if (!hasDied) await server.stop();
  return wasKilled;
}

/** What an admin does when the account has locked us out. */
function reconnect({ simulator }: House, folder: string): void {
  const path = join(folder, 'config.json');
  const config = JSON.parse(readFileSync(path, 'utf8')) as { helpdesk: { refresh_token?: string } };
  config.helpdesk.refresh_token = simulator.account.connect();
  writeFileSync(path, JSON.stringify(config));
}
