/** `($1, $2), ($3, $4)` for two rows of two columns. */
export function placeholders(rows: number, columns: number): string {
  const row = (start: number) => `(${Array.from({ length: columns }, (_, column) => `$${start + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, index) => row(index * columns)).join(', ');
}
