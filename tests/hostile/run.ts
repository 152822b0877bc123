import { parseArgs } from 'node:util';
import { tryCorpora } from './corpora.ts';
import { openHouse } from './house.ts';
import { tryMutations } from './mutations.ts';
import type { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    /** Deliveries that are changed at random. */
    mutations: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    /** Nothing but the changed deliveries. */
    only: { type: 'boolean', default: false },
    /** A part of each corpus. */
    short: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.mutations);
if (!Number.isInteger(rounds) || rounds < 0) throw new Error('--mutations takes a whole number');

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
  const mutated = await tryMutations(house, rounds, Number(values.seed), (soFar) => say({ ...soFar, of: rounds }));
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
