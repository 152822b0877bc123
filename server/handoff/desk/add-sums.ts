import { type MeasureName, measureNames } from '#domain/measuring/measures.ts';
import { type DaySums, isListed, type SumGroup, type ValueList } from '../../store/day-sums.ts';
import { type Cell, reserve } from './cell.ts';

const columnsOf = Object.fromEntries(
  measureNames.map((name) => [name, { n: `${name}_n`, sum: `${name}_sum`, squares: `${name}_squares` }]),
) as Record<MeasureName, { n: string; sum: string; squares: string }>;

/** Adds what was counted of a whole day to cells. @param cellOf the cell of a code of the day; 0 where everything goes together */
export function addSums(day: DaySums, name: MeasureName, group: SumGroup, repeatSeconds: number, cellOf: (code: number) => Cell): void {
  const { from, to } = day.groups[group];
  const { n: nColumn, sum, squares: squaresColumn } = columnsOf[name];
  const [codes, ns, sums] = [day.cells.code!, day.cells[nColumn]!, day.cells[sum]];
  const squares = day.cells[squaresColumn] ?? sums;
  const cells: Cell[] = [];
  for (let row = from; row < to; row += 1) {
    const [n, code] = [ns[row]!, codes[row]!];
    if (n === 0) continue;
    const cell = cellOf(code);
    cells[code] = cell;
    cell.n += n;
    if (sums && squares) {
      cell.sum += sums[row]!;
      cell.squares += squares[row]!;
    } else if (cell.values && group !== 'all') reserve(cell.values, n);
  }
  if (!isListed(name)) return;
  if (name === 'repeat_contacts') addRepeats(day.lists[name], group, repeatSeconds, cells);
  // Nobody changes a day's values: where all of them are wanted, none is copied.
  else if (group === 'all') cells[0]?.values?.others.push(day.lists[name].value);
  else addValues(day.lists[name], group, cells);
}

function addRepeats(list: ValueList, group: SumGroup, repeatSeconds: number, cells: Cell[]): void {
  const codes = group === 'all' ? null : list[group];
  for (let row = 0; row < list.value.length; row += 1) {
    if (list.value[row]! > repeatSeconds) continue;
    const cell = cells[codes === null ? 0 : codes[row]!]!;
    cell.sum += 1;
    cell.squares += 1;
  }
}

/** There is room for them. */
function addValues(list: ValueList, group: Exclude<SumGroup, 'all'>, cells: Cell[]): void {
  const [values, codes] = [list.value, list[group]];
  const [lists, ends] = [cells.map((cell) => cell.values!.array), cells.map((cell) => cell.values!.length)];
  for (let row = 0; row < values.length; row += 1) {
    const code = codes[row]!;
    lists[code]![ends[code]!++] = values[row]!;
  }
  for (const [code, cell] of cells.entries()) if (cell) cell.values!.length = ends[code]!;
}
