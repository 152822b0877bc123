import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { tryCorpora } from './corpora.ts';
import { openHouse } from './house.ts';
import { tryMutations } from './mutations.ts';
import { shareOut } from './share-out.ts';
import type { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    /** Deliveries that are changed at random. */
    mutations: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    /** The place in the seed's row to begin at: what was told as "seed 1 place 77" is sent again by `--only --from 77 --mutations 1 --processes 1`. */
    from: { type: 'string', default: '0' },
    /** Each changed delivery by itself, worked on to its end before the next: tells the most work that one is. */
    alone: { type: 'boolean', default: false },
    processes: { type: 'string', default: String(availableParallelism()) },
    /** Nothing but the changed deliveries. */
    only: { type: 'boolean', default: false },
    /** A part of each corpus. */
    short: { type: 'boolean', default: false },
  },
});
function whole(name: 'mutations' | 'seed' | 'from' | 'processes'): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} takes a whole number`);
  return number;
}
const [rounds, seed, from, processes] = [whole('mutations'), whole('seed'), whole('from'), whole('processes')];

/** Below it, starting more processes takes longer than they save. */
const fewMutations = 5_000;

let rejections = 0;
process.on('unhandledRejection', () => {
  rejections += 1;
});
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const house = await openHouse();
const all: Tally[] = [];
try {
  for await (const tally of values.only ? [] : tryCorpora(house, values.short)) {
    say(tally);
    if (tally.cases !== null) all.push(tally as Tally);
    await house.forget();
  }
  const rest = ['--seed', String(seed), ...(values.alone ? ['--alone'] : [])];
  const mutated =
    processes > 1 && rounds > fewMutations
      ? ((await shareOut(processes, { from, rounds }, rest, say)) as unknown as Tally)
      : await tryMutations(house, { from, rounds, seed, alone: values.alone }, (soFar) => say({ ...soFar, of: rounds }));
  say(mutated);
  all.push(mutated);
} finally {
  await house.close();
}
const sum = (key: 'cases' | 'crashes' | 'server_errors' | 'slow' | 'unexpected') => all.reduce((count, one) => count + one[key], 0);
const verdict = {
  cases: sum('cases'),
  crashes: sum('crashes') + rejections,
  server_errors: sum('server_errors'),
  slow: sum('slow'),
  unexpected: sum('unexpected'),
};
say(verdict);
if (verdict.crashes + verdict.server_errors + verdict.slow + verdict.unexpected > 0) process.exitCode = 1;
