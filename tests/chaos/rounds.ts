import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../../server/simulator/faults.ts';
import { launch } from '../../server/simulator/launch.ts';
import { type Counts, count } from './count.ts';
import type { EngineName, TestEngine } from './engine.ts';
import { burst, drained, newAcked } from './load.ts';
import { patchedEnv } from './patch.ts';
import { shortLeases } from './points.ts';

/** Deliveries in the air when a server is killed, each sent twice. */
const load = 12;
const drainMs = 180_000;
/** Of so many rounds one kills at any moment, the others after a first acknowledgement: on a busy machine most would kill before there is anything to lose. */
const anyMoment = 4;
const faults: Fault[] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'reset' },
  { kind: 'reset_after' },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'slow', ms: 150 },
];

/** Kills at random moments, under load and faults; on PostgreSQL two servers share the work and take turns at dying. */
export async function randomKills(
  rounds: number,
  engine: TestEngine,
  engineName: EngineName,
  onRound: (line: object) => void,
): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-chaos-'));
  const data = await engine.fresh(folder);
  const env = { ...data.env, ...patchedEnv(engineName === 'postgres' ? shortLeases : []) };
  const house = await launch({ folder, env, limits: { perMinute: 100_000, ticketsPerMinute: 100_000 } });
  try {
    const servers = [house.server, ...(engineName === 'postgres' ? [await house.another()] : [])];
    const acked = newAcked();
    for (let round = 1; round <= rounds; round += 1) {
      house.simulator.faults.choose(() => (Math.random() < 0.15 ? faults[Math.floor(Math.random() * faults.length)] : undefined));
      const server = servers[round % servers.length]!;
      const { promise: firstAck, resolve: onAck } = Promise.withResolvers<void>();
      const posts = burst({ ...house, server: servers[(round + 1) % servers.length]! }, acked, `r${round}`, load, onAck);
      if (round % anyMoment > 0) await Promise.race([firstAck, posts]);
      await pause(Math.random() * 400);
      await server.kill();
      await posts;
      await server.start();
      onRound({ round, acked: acked.conversations.size });
    }
    house.simulator.faults.choose(undefined);
    await drained(house, acked, drainMs);
    for (const server of servers) await server.stop();
    const db = await data.open();
    const counts = await count(house, acked, db);
    await db.close();
    return counts;
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
