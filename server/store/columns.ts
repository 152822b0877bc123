/** Bytes of a number of a column; eight are a double, fewer a whole number from 0. */
export type Widths = Record<string, 1 | 2 | 4 | 8>;
type ArrayOf<W> = W extends 8 ? Float64Array : W extends 4 ? Uint32Array : W extends 2 ? Uint16Array : Uint8Array;
export type Columns<W extends Widths> = { [K in keyof W]: ArrayOf<W[K]> };

/** Rows of numbers that are to become columns. Widths go down, so that each column begins where its width wants it. */
export interface Table {
  widths: Widths;
  rows: number[][];
}

const types = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array };

/**
 * One value of bytes for the database: its head, which is JSON and says how many rows there are, and tables of numbers behind it. A
 * table with doubles is the first.
 */
export function writeColumns(header: object, tables: Table[]): Uint8Array {
  const json = JSON.stringify(header);
  // Blanks behind it, so that what follows begins at a multiple of eight.
  const head = Buffer.from(json + ' '.repeat(7 - ((Buffer.byteLength(json) + 3) % 8)));
  const bytes = new Uint8Array(4 + head.length + tables.reduce((sum, { widths, rows }) => sum + sizeOf(widths, rows.length), 0));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = 4 + head.length;
  for (const { widths, rows } of tables) {
    fill(columnsAt(bytes, at, widths, rows.length), rows);
    at += sizeOf(widths, rows.length);
  }
  return bytes;
}

/** Reads what was written. @returns the head, and a reader of the tables in their order; columns lie in the bytes, nothing is copied */
export function readColumns<H>(value: Uint8Array): { header: H; next: <W extends Widths>(widths: W, rows: number) => Columns<W> } {
  // Numbers want to begin at a multiple of their width; PostgreSQL's driver gives bytes wherever in its memory, SQLite's in their own.
  const bytes = value.byteOffset % 8 === 0 ? value : new Uint8Array(value);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + 4, length).toString('utf8')) as H;
  let at = aligned(4 + length);
  return {
    header,
    next(widths, rows) {
      const columns = columnsAt(bytes, at, widths, rows);
      at += sizeOf(widths, rows);
      return columns;
    },
  };
}

const aligned = (length: number) => Math.ceil(length / 4) * 4;

function sizeOf(widths: Widths, rows: number): number {
  return Object.values(widths).reduce<number>((sum, width) => sum + aligned(width * rows), 0);
}

function columnsAt<W extends Widths>(bytes: Uint8Array, start: number, widths: W, rows: number): Columns<W> {
  const columns: Record<string, Float64Array | Uint32Array | Uint16Array | Uint8Array> = {};
  let at = bytes.byteOffset + start;
  for (const name of Object.keys(widths)) {
    const width = widths[name]!;
    columns[name] = new types[width](bytes.buffer as ArrayBuffer, at, rows);
    at += aligned(width * rows);
  }
  return columns as Columns<W>;
}

function fill(columns: Columns<Widths>, rows: number[][]): void {
  for (const [place, column] of Object.values(columns).entries())
    for (const [index, row] of rows.entries()) column[index] = row[place] ?? 0;
}
