type Cell = string | number | null;

/** What a spreadsheet may take for a formula, also in the full width of East Asian keyboards and behind blanks. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Lines of CSV by RFC 4180, with a mark of UTF-8 that spreadsheets look for. Text that would be run as a formula gets an apostrophe;
 * numbers are ours and stay numbers.
 */
export async function* csv(rows: AsyncIterable<Record<string, Cell>>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const row of rows) {
    if (isFirst) yield `\uFEFF${Object.keys(row).join(',')}\r\n`;
    isFirst = false;
    yield `${Object.values(row).map(cellOf).join(',')}\r\n`;
  }
}

function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The same rows as a JSON list, a row a line. */
export async function* jsonList(rows: AsyncIterable<Record<string, Cell>>): AsyncGenerator<string> {
  let before = '[';
  for await (const row of rows) {
    yield `${before}\n${JSON.stringify(row)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}
