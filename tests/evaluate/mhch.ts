import { goldenTransfer } from './golden-transfer.ts';
import { count, round, sharesOf } from './shares.ts';

/** A dialogue of the MHCH data: words are numbers, so that only what needs no language can be used. */
export interface NumberedDialogue {
  set: string;
  /** 0 customer, 1 agent, by turn. */
  role: number[];
  /** 1 where a human should take over, by turn. */
  label: number[];
  /** Words by turn. */
  ids: number[][];
}

interface Turn {
  /** Places of the bins that this turn's numbers fall into. */
  bins: number[];
  label: number;
}

const parts = 5;
const binsPerNumber = 8;
const rounds = 30;

/**
 * How well "a human should take over at this turn" is told from numbers alone: place, length, and likeness to what the same and
 * the other speaker said before. Each fifth of the dialogues is judged by what the other four taught; nothing of it is shipped.
 */
export function evaluateMhch(dialogues: NumberedDialogue[]): Record<string, unknown> {
  const sets = [...new Set(dialogues.map(({ set }) => set))];
  return {
    ...Object.fromEntries(sets.map((set) => [set, crossValidate(dialogues.filter((one) => one.set === set))])),
    published: { gt1: 0.703, gt2: 0.791, gt3: 0.839, f1: 0.673, model: 'DAMI on clothing, which reads the words' },
  };
}

function crossValidate(dialogues: NumberedDialogue[]): Record<string, unknown> {
  const numbers = dialogues.map(numbersOf);
  const pairs: [boolean, boolean][] = [];
  const golden = [1, 2, 3].map((tolerance) => ({ tolerance, sum: 0 }));
  for (let part = 0; part < parts; part += 1) {
    const others = numbers.filter((_, index) => index % parts !== part);
    const edges = edgesOf(others.flat());
    const turnsOf = (index: number) => turns(numbers[index] ?? [], dialogues[index] as NumberedDialogue, edges);
    const taught = dialogues.flatMap((_, index) => (index % parts === part ? [] : turnsOf(index)));
    const weights = learn(taught, edges.length * binsPerNumber);
    const threshold = bestThreshold(taught, weights);
    for (const [index, { label }] of dialogues.entries()) {
      if (index % parts !== part) continue;
      const said = turnsOf(index).map((turn) => odds(turn, weights) >= threshold);
      pairs.push(...said.map((one, place): [boolean, boolean] => [one, label[place] === 1]));
      const places = (of: boolean[]) => of.flatMap((is, place) => (is ? [place] : []));
      for (const one of golden) one.sum += goldenTransfer(places(said), places(label.map((value) => value === 1)), one.tolerance);
    }
  }
  const { p, r, f1 } = sharesOf(count(pairs));
  const [gt1, gt2, gt3] = golden.map(({ sum }) => round(sum / dialogues.length));
  return { gt1, gt2, gt3, p, r, f1, dialogues: dialogues.length, turns: pairs.length };
}

/** Dice coefficient, 0..1. */
function similarity(a: Set<string>, b: Set<string>): number {
  return a.size === 0 || b.size === 0 ? 0 : (2 * [...a].filter((one) => b.has(one)).length) / (a.size + b.size);
}

/** Seven numbers of each turn. */
function numbersOf({ role, ids }: NumberedDialogue): number[][] {
  const said = ids.map((words) => new Set(words.map(String)));
  return ids.map((words, place) => {
    const likeness = (who: (speaker: number | undefined) => boolean) =>
      said.slice(0, place).map((earlier, at) => (who(role[at]) ? similarity(said[place] as Set<string>, earlier) : 0));
    const own = likeness((speaker) => speaker === role[place]);
    const other = likeness((speaker) => speaker !== role[place]);
    return [
      role[place] === 0 ? place : place + 1_000,
      role[place] === 0 ? words.length : words.length + 1_000,
      Math.max(0, ...own),
      own.filter((one) => one > 0.3).length,
      Math.max(0, ...other),
      words.length / ((ids[place - 1]?.length ?? words.length) + 1),
      role[place] === role[place - 1] ? 1 : 0,
    ];
  });
}

/** Upper edges of bins that hold equally many turns, by number. */
function edgesOf(rows: number[][]): number[][] {
  return (rows[0] ?? []).map((_, column) => {
    const values = rows.map((row) => row[column] as number).sort((a, b) => a - b);
    return Array.from({ length: binsPerNumber - 1 }, (_, bin) => values[Math.floor((values.length * (bin + 1)) / binsPerNumber)] as number);
  });
}

function turns(rows: number[][], { label }: NumberedDialogue, edges: number[][]): Turn[] {
  return rows.map((row, place) => ({
    bins: row.map((value, column) => column * binsPerNumber + (edges[column] ?? []).filter((edge) => value > edge).length),
    label: label[place] ?? 0,
  }));
}

/** Logistic regression over bins; the last weight is the bias. */
function learn(all: Turn[], size: number): Float64Array {
  const weights = new Float64Array(size + 1);
  for (let round = 0; round < rounds; round += 1)
    for (const turn of all) {
      const step = 0.03 * (turn.label - 1 / (1 + Math.exp(-odds(turn, weights))));
      for (const bin of turn.bins) weights[bin] = (weights[bin] as number) + step;
      weights[size] = (weights[size] as number) + step;
    }
  return weights;
}

function odds({ bins }: Turn, weights: Float64Array): number {
  return bins.reduce((sum, bin) => sum + (weights[bin] as number), weights[weights.length - 1] as number);
}

function bestThreshold(taught: Turn[], weights: Float64Array): number {
  const f1 = (threshold: number) => sharesOf(count(taught.map((turn) => [odds(turn, weights) >= threshold, turn.label === 1]))).f1 ?? 0;
  const steps = Array.from({ length: 31 }, (_, step) => -2.5 + step * 0.1);
  return steps.reduce((best, one) => (f1(one) > f1(best) ? one : best));
}
