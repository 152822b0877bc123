import { parseArgs } from 'node:util';
import { type EngineName, startEngine } from './engine.ts';
import { outage } from './outage.ts';
import { killPoints } from './points.ts';
import { killOnce, type PointResult } from './points-run.ts';
import { randomKills } from './rounds.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    engine: { type: 'string', default: 'sqlite' },
    /** How often each named point is tried; by itself, five times for 200 rounds. */
    points: { type: 'string' },
    /** Only points whose name has this in it. */
    only: { type: 'string', default: '' },
    /** So many handoffs through faults and an outage, on a clock that nobody waits for. */
    handoffs: { type: 'string', default: '0' },
  },
});
const whole = (name: string, text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a whole number`);
  return value;
};
if (!['sqlite', 'postgres'].includes(values.engine)) throw new Error('--engine is sqlite or postgres');
const engineName = values.engine as EngineName;
const rounds = whole('rounds', values.rounds);
const times = values.points === undefined ? Math.floor(rounds / 40) : whole('points', values.points);
const handoffs = whole('handoffs', values.handoffs);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const engine = await startEngine(engineName);
try {
  const results: PointResult[] = [];
  const chosen = killPoints.filter(({ name, engine: only }) => name.includes(values.only) && (only ?? engineName) === engineName);
  for (const point of chosen) {
    for (let time = 0; time < times; time += 1) {
      // Most places are passed many times in a burst: not always at the first.
      const nth = point.needs ? 1 : 1 + (time % 3);
      const result = await killOnce(point, nth, engine);
      say(result);
      results.push(result);
    }
  }
  const random = rounds > 0 ? await randomKills(rounds, engine, engineName, say) : { acked: 0, lost: 0, duplicates: 0, stuck: 0 };
  const clock = handoffs > 0 ? await outage(handoffs, engineName, engine) : null;
  if (clock) say(clock);
  const sum = (key: 'acked' | 'lost' | 'duplicates' | 'stuck') => results.reduce((all, one) => all + one[key], random[key]);
  const unclean = results.filter(({ lost, duplicates, stuck, reached }) => lost + duplicates + stuck > 0 || !reached);
  const verdict = { acked: sum('acked'), lost: sum('lost'), duplicates: sum('duplicates'), stuck: sum('stuck') };
  say({
    engine: engineName,
    rounds,
    ...verdict,
    points: times === 0 ? 0 : chosen.length,
    points_clean: results.length - unclean.length,
    points_tried: results.length,
    ...(clock ? { outage: clock } : {}),
  });
  const isClean = verdict.lost + verdict.duplicates + verdict.stuck + unclean.length === 0 && (clock === null || clock.isClean);
  if (!isClean) process.exitCode = 1;
} finally {
  await engine.close();
}
