/** `($1, $2), ($3, $4)` for two rows of two columns. */
export function placeholders(rows: number, columns: number): string {
  const row = (start: number) => `(${Array.from({ length: columns }, (_, column) => `$${start + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, index) => row(index * columns)).join(', ');
}

// Few sizes, because each is a statement of its own that the engine keeps ready.
const sizes = [32, 16, 8, 4, 2, 1];

/** Rows as they are written together, in their order. */
export function inBatches<T>(rows: T[]): T[][] {
  const batches: T[][] = [];
  for (let from = 0; from < rows.length; ) {
    const size = sizes.find((one) => one <= rows.length - from)!;
    batches.push(rows.slice(from, from + size));
    from += size;
  }
  return batches;
}
