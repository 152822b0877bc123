import { type Dimension, dimensions, type MeasureName, measureNames, measures } from '#domain/measuring/measures.ts';
import { type Columns, readColumns, type Widths, writeColumns } from './columns.ts';

/** What a day is counted by: everything together, and each dimension. */
export type SumGroup = 'all' | Dimension;
export const sumGroups: readonly SumGroup[] = ['all', ...dimensions];

/** Measures of which no sum says all, because a median or days that somebody chose are asked of them: they keep every value that is known. */
export const listed = ['first_reply', 'signal_to_handoff', 'wait_error', 'repeat_contacts'] as const satisfies MeasureName[];
export type ListedMeasure = (typeof listed)[number];
export const isListed = (name: MeasureName): name is ListedMeasure => (listed as readonly MeasureName[]).includes(name);

/** A word of the day, by its code, and what was counted of it. */
export interface SummedWord {
  code: number;
  of: Partial<Record<MeasureName, { n: number; sum: number; squares: number }>>;
}

// What is in here changes only with a migration that empties `fact_sums`. Squares of seconds outgrow four bytes.
const means = measureNames.filter((name) => measures[name].kind === 'mean');
const shares = measureNames.filter((name) => measures[name].kind === 'share' && !isListed(name));
const cellColumns: Widths = Object.fromEntries([
  ...means.flatMap((name) => [[`${name}_sum`, 8] as const, [`${name}_squares`, 8] as const]),
  ...shares.map((name) => [`${name}_sum`, 4] as const),
  ...measureNames.map((name) => [`${name}_n`, 4] as const),
  ['code', 2],
]);
/** Most days have few words. */
const listColumns = (words: number) => {
  const code = words <= 256 ? 1 : 2;
  return { value: 4, reason: code, bot: code, intent: code, channel: code } as const;
};
export type ValueList = Columns<ReturnType<typeof listColumns>>;

/** A whole day of UTC, counted: half of what its rows take, and added up in a tenth of the time. */
export interface DaySums {
  /** What codes stand for; 0 is nothing. */
  words: string[];
  handoffs: number;
  conversations: number;
  /** Where the words of each group lie in `cells`. */
  groups: Record<SumGroup, { from: number; to: number }>;
  /** `<measure>_n`, `<measure>_sum` where it is not listed, and, of means, `<measure>_squares`; of shares the squares are the sum. */
  cells: Columns<Widths>;
  /** Seconds, and the codes of the handoff. */
  lists: Record<ListedMeasure, ValueList>;
  /** What all of it takes. */
  bytes: number;
}

interface Counted {
  words: string[];
  handoffs: number;
  conversations: number;
  groups: Record<SumGroup, SummedWord[]>;
  /** Of each value, itself and the codes of its handoff, as in `ValueList`. */
  lists: Record<ListedMeasure, number[][]>;
}

interface Header {
  words: string[];
  handoffs: number;
  conversations: number;
  /** How many words each group has, and how many values each list. */
  sizes: Record<SumGroup | ListedMeasure, number>;
}

export function packSums({ words, handoffs, conversations, groups, lists }: Counted): Uint8Array {
  const cellOf = ({ code, of }: SummedWord): number[] => [
    ...means.flatMap((name) => [of[name]?.sum ?? 0, of[name]?.squares ?? 0]),
    ...shares.map((name) => of[name]?.sum ?? 0),
    ...measureNames.map((name) => of[name]?.n ?? 0),
    code,
  ];
  const sizes = Object.fromEntries(Object.entries({ ...groups, ...lists }).map(([name, { length }]) => [name, length])) as Header['sizes'];
  const header: Header = { words, handoffs, conversations, sizes };
  return writeColumns(header, [
    { widths: cellColumns, rows: sumGroups.flatMap((group) => groups[group].map(cellOf)) },
    ...listed.map((name) => ({ widths: listColumns(words.length), rows: lists[name] })),
  ]);
}

export function unpackSums(value: Uint8Array): DaySums {
  const { header, next } = readColumns<Header>(value);
  const { sizes, ...counts } = header;
  const groups: Partial<DaySums['groups']> = {};
  let to = 0;
  for (const group of sumGroups) {
    groups[group] = { from: to, to: to + sizes[group] };
    to += sizes[group];
  }
  const cells = next(cellColumns, to);
  const lists = Object.fromEntries(listed.map((name) => [name, next(listColumns(counts.words.length), sizes[name])]));
  return { ...counts, groups: groups as DaySums['groups'], cells, lists: lists as DaySums['lists'], bytes: value.byteLength };
}
