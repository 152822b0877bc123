import { codes, type PackedTable, pieceOf } from '../signals/model/unpack-table.ts';
import { chance } from './chance.ts';

const rounds = 14;
const largest = 127;

interface Book {
  /** codes × piece */
  book: Float32Array;
  /** By row. */
  chosen: Uint8Array;
}

/**
 * Product quantisation (Jégou, Douze and Schmid 2011): rows are cut into pieces, and of the pieces that occur 256 means are learned, those of
 * frequent rows before all. The most frequent rows are cut into small pieces; what hardly ever occurs is kept roughly, in a quarter of their bytes.
 * @param values rows × width
 * @param counts how many examples have each row
 * @param fineRows how many rows are kept finely
 * @returns also what one unit of each column is worth
 */
export function quantise(values: Float32Array, width: number, counts: Float64Array, fineRows: number): PackedTable & { steps: number[] } {
  const enough = counts.toSorted().at(-fineRows) ?? 0;
  const rows = { fine: [] as number[], coarse: [] as number[] };
  for (const [row, count] of counts.entries()) (count >= enough && rows.fine.length < fineRows ? rows.fine : rows.coarse).push(row);
  const books = {
    fine: booksOf(values, width, counts, rows.fine, pieceOf.fine),
    coarse: booksOf(values, width, counts, rows.coarse, pieceOf.coarse),
  };
  const steps = Array.from(
    { length: width },
    (_, column) => Math.max(mostOf(books.fine, pieceOf.fine, column), mostOf(books.coarse, pieceOf.coarse, column)) / largest || 1,
  );
  const inSteps = (some: Book[], piece: number) =>
    Int8Array.from(
      some.flatMap(({ book }, at) =>
        Array.from(book, (value, place) => Math.round(value / (steps[at * piece + (place % piece)] as number))),
      ),
    );
  const isFine = new Uint8Array(Math.ceil(counts.length / 8));
  for (const row of rows.fine) isFine[row >> 3] = (isFine[row >> 3] as number) | (1 << (row & 7));
  const chosen: number[] = [];
  const next = { fine: 0, coarse: 0 };
  for (const row of counts.keys()) {
    const kind = rows.fine[next.fine] === row ? 'fine' : 'coarse';
    for (const one of books[kind]) chosen.push(one.chosen[next[kind]] as number);
    next[kind] += 1;
  }
  return {
    steps,
    isFine,
    fine: inSteps(books.fine, pieceOf.fine),
    coarse: inSteps(books.coarse, pieceOf.coarse),
    chosen: Uint8Array.from(chosen),
  };
}

function booksOf(values: Float32Array, width: number, counts: Float64Array, rows: number[], piece: number): Book[] {
  const hefts = Float64Array.from(rows, (row) => Math.sqrt(Math.max(1, counts[row] as number)));
  return Array.from({ length: width / piece }, (_, at) => {
    const cut = new Float32Array(rows.length * piece);
    for (const [place, row] of rows.entries())
      cut.set(values.subarray(row * width + at * piece, row * width + (at + 1) * piece), place * piece);
    return learnBook(cut, piece, hefts, chance(11 + at));
  });
}

/** The largest value of a column. */
function mostOf(books: Book[], piece: number, column: number): number {
  const { book } = books[Math.floor(column / piece)] as Book;
  let most = 0;
  for (let place = column % piece; place < book.length; place += piece) most = Math.max(most, Math.abs(book[place] as number));
  return most;
}

/** Lloyd's means: each row goes to the nearest, each mean to the middle of its rows. */
function learnBook(
  cut: Float32Array,
  piece: number,
  hefts: Float64Array,
  random: () => number,
): { book: Float32Array; chosen: Uint8Array } {
  const book = begin(cut, piece, hefts, random);
  const chosen = new Uint8Array(hefts.length);
  for (let round = 0; ; round += 1) {
    for (let row = 0; row < hefts.length; row += 1) chosen[row] = nearest(cut, row * piece, book, piece);
    if (round === rounds) return { book, chosen };
    const totals = new Float64Array(book.length);
    const heft = new Float64Array(codes);
    for (let row = 0; row < hefts.length; row += 1) {
      const [code, own] = [chosen[row] as number, hefts[row] as number];
      heft[code] = (heft[code] as number) + own;
      for (let at = 0; at < piece; at += 1)
        totals[code * piece + at] = (totals[code * piece + at] as number) + own * (cut[row * piece + at] as number);
    }
    for (let place = 0; place < book.length; place += 1) {
      const all = heft[Math.floor(place / piece)] as number;
      if (all > 0) book[place] = (totals[place] as number) / all;
    }
  }
}

function nearest(cut: Float32Array, from: number, book: Float32Array, piece: number): number {
  let best = 0;
  let least = Infinity;
  for (let code = 0, place = 0; code < codes; code += 1) {
    let distance = 0;
    for (let at = 0; at < piece; at += 1, place += 1) {
      const off = (cut[from + at] as number) - (book[place] as number);
      distance += off * off;
    }
    if (distance < least) {
      least = distance;
      best = code;
    }
  }
  return best;
}

/** Nothing, and rows by chance, the heavy and large ones more often: rows that say little lie close together and need few. */
function begin(cut: Float32Array, piece: number, hefts: Float64Array, random: () => number): Float32Array {
  const reach = new Float64Array(hefts.length);
  let total = 0;
  for (let row = 0; row < hefts.length; row += 1) {
    let squares = 0;
    for (let at = row * piece; at < (row + 1) * piece; at += 1) squares += (cut[at] as number) ** 2;
    total += (hefts[row] as number) * squares;
    reach[row] = total;
  }
  const book = new Float32Array(codes * piece);
  for (let code = 1; code < codes; code += 1) {
    const row = firstAbove(reach, random() * total);
    book.set(cut.subarray(row * piece, (row + 1) * piece), code * piece);
  }
  return book;
}

function firstAbove(rising: Float64Array, wanted: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
