import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baton } from '../../server/bots/baton.ts';
import type { Fault } from '../../server/simulator/faults.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { assemble } from '../helpers/assemble.ts';
import { plannedTasks } from '../helpers/planned-tasks.ts';
import type { EngineName, TestEngine } from './engine.ts';

const hour = 3_600_000;
/** Handoffs come evenly over so long; in the middle of it the helpdesk is gone. */
const span = 12 * hour;
const gone = { from: 4 * hour, to: 7 * hour };
const faultShare = 0.3;
const creationFaults: Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'retry-after': '2' } },
  { kind: 'reset' },
  { kind: 'reset_after' },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'empty' },
];

/** A small generator with a seed, so that a run that fails can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many handoffs, three of ten calls struck by a fault and three hours of nothing at all, on a clock that nobody waits for. */
export async function outage(handoffs: number, engineName: EngineName, engine: TestEngine, seed = 7) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-outage-'));
  const db = engineName === 'sqlite' ? openSqlite(':memory:') : await (await engine.fresh(folder)).open();
  await migrate(db);
  const clock = { now: Date.parse('2026-03-01T00:00:00Z') };
  const start = clock.now;
  const random = seeded(seed);
  const house = await assemble({
    ...{ db, clock, random },
    bots: { shop: { bot: baton, secrets: [], back: {} } },
    timeoutMs: 1_000,
    simulated: { limits: { perMinute: 700, ticketsPerMinute: 700 }, switches: { externalIdLagMs: 60_000 } },
  });
  const { simulator, deps } = house;
  simulator.faults.choose((_method, url) => {
    if (!url.startsWith('/api/')) return undefined;
    const at = clock.now - start;
    // In the outage some requests are carried out, and nobody hears of it.
    if (at >= gone.from && at < gone.to) return { kind: random() < 0.2 ? 'reset_after' : 'reset' };
    return random() < faultShare ? creationFaults[Math.floor(random() * creationFaults.length)] : undefined;
  });
  const step = span / handoffs;
  for (let index = 0; index < handoffs; index += 1) {
    const id = `c-${index}`;
    const body = JSON.stringify(samplePayload(id, clock.now));
    await deps.intake.delivery({ ...{ id, source_id: id, conversation: id, bot: 'shop', received_at: clock.now }, body });
    await house.pass(step);
  }
  await house.pass(48 * hour);
  const counts = new Map<string, number>();
  for (const { external_id } of simulator.account.tickets.values()) counts.set(external_id!, (counts.get(external_id!) ?? 0) + 1);
  const dead = await db.query<{ task: string }>(`select task from jobs where state = 'dead' and task = 'create_ticket'`);
  const opened = await db.query<{ id: string }>('select id from handoffs');
  const result = {
    handoffs,
    opened: opened.length,
    missing: opened.filter(({ id }) => !counts.has(id)).length - dead.length,
    duplicates: [...counts.values()].reduce((sum, one) => sum + one - 1, 0),
    dead_letters: dead.length,
    unfinished: (await db.query(`select id from jobs where state = 'waiting' and task not in ${plannedTasks}`)).length,
    hours: Math.round((clock.now - start) / hour),
  };
  await simulator.close();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
  const isClean =
    result.missing + result.duplicates + result.unfinished === 0 && opened.length === handoffs && dead.length <= handoffs / 1_000;
  return { ...result, isClean };
}
