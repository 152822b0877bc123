/** Pieces of a book, which a byte tells apart. */
export const codes = 256;
/** Values in a piece: of rows that are kept finely, and of the others. */
export const pieceOf = { fine: 2, coarse: 8 } as const;

/** A table whose rows are put together of pieces. */
export interface PackedTable {
  /** A bit for each row, the lowest first: whether it is kept finely. */
  isFine: Uint8Array;
  /** pieces × 256 × piece, -127..127, as is `coarse` */
  fine: Int8Array;
  coarse: Int8Array;
  /** Row after row: which of the book's each piece is. */
  chosen: Uint8Array;
}

/** @returns rows × width */
export function unpackTable({ isFine, fine, coarse, chosen }: PackedTable, rows: number): Int8Array {
  const width = fine.length / codes;
  const table = new Int8Array(rows * width);
  for (let row = 0, place = 0, to = 0; row < rows; row += 1) {
    const isFineRow = (((isFine[row >> 3] as number) >> (row & 7)) & 1) === 1;
    const [book, piece] = isFineRow ? [fine, pieceOf.fine] : [coarse, pieceOf.coarse];
    for (let part = 0; part < width; part += piece, place += 1) {
      const from = part * codes + (chosen[place] as number) * piece;
      for (let at = 0; at < piece; at += 1, to += 1) table[to] = book[from + at] as number;
    }
  }
  return table;
}
