import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type House, launch } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { countJobs } from '../../server/store/jobs.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { countTickets } from './count-tickets.ts';

/** Deliveries in the air when the server is killed. */
const load = 12;
/** Milliseconds that the backlog may take to drain at the end. */
const drainLimit = 120_000;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');

const folder = mkdtempSync(join(tmpdir(), 'baton-chaos-'));
const house = await launch({ folder });
const acked = new Set<string>();
try {
  for (let round = 1; round <= rounds; round += 1) {
    await killUnderLoad(house, round);
    process.stdout.write(`${JSON.stringify({ round, acked: acked.size })}\n`);
  }
  const left = await drain(house);
  await house.server.stop();
  const db = openSqlite(join(folder, 'baton.sqlite'));
  const jobs = await countJobs(db);
  await db.close();
  const tickets = countTickets(house.simulator.account);
  const lost = [...acked].filter((conversation) => !tickets.has(conversation)).length;
  const duplicates = [...tickets.values()].filter((count) => count > 1).length;
  const stuck = jobs.filter(({ state }) => state !== 'done').reduce((sum, { count }) => sum + Number(count), 0);
  process.stdout.write(`${JSON.stringify({ rounds, acked: acked.size, lost, duplicates, stuck, undrained: left })}\n`);
  if (lost + duplicates + stuck > 0) process.exitCode = 1;
} finally {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Posts a burst, each delivery twice as an impatient bot would, and ends the server somewhere in the middle. */
async function killUnderLoad({ server, secret }: House, round: number): Promise<void> {
  const posts = Array.from({ length: load }, async (_, index) => {
    const conversation = `chaos-${round}-${index}`;
    const payload = samplePayload(conversation, Date.now());
    for (const _try of [1, 2]) {
      const answer = await postDelivery(server.url, 'shop-bot', secret, `delivery-${round}-${index}`, payload).catch(() => null);
      if (answer?.status === 202) acked.add(conversation);
    }
  });
  await pause(Math.random() * 400);
  await server.kill();
  await Promise.all(posts);
  await server.start();
}

/** @returns how many acknowledged conversations still have no ticket when time is up */
async function drain({ simulator }: House): Promise<number> {
  const until = Date.now() + drainLimit;
  for (;;) {
    const tickets = countTickets(simulator.account);
    const left = [...acked].filter((conversation) => !tickets.has(conversation)).length;
    if (left === 0 || Date.now() > until) return left;
    await pause(200);
  }
}
