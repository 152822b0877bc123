import { isObject, parsed } from '../lenient.ts';
import { mendedJson } from './mend-json.ts';

/** A value read from JSON text. */
export interface JsonRead {
  value: unknown;
  /** The text stops in the middle. */
  isCut: boolean;
  /** Where in the text something could not be understood and was passed over: characters from its beginning. */
  damage: number[];
}

/** JSON text → its value; of text that is damaged or stops in the middle, what of it can be read. @returns null where nothing can */
export function readJson(text: string): JsonRead | null {
  try {
    return { value: JSON.parse(text), isCut: false, damage: [] };
  } catch {
    return readLines(text) ?? mendedJson(text);
  }
}

/** One object a line: told by the first line, which is one by itself. Damage to one line does not reach the next. */
function readLines(text: string): JsonRead | null {
  const values: unknown[] = [];
  const damage: number[] = [];
  let isCut = false;
  for (const { 0: row, index } of text.matchAll(/[^\r\n]+/g)) {
    const whole = parsed(row);
    if (values.length === 0 && !isObject(whole)) return null;
    const read = whole === undefined ? mendedJson(row) : null;
    const value = whole ?? read?.value;
    if (isObject(value)) values.push(value);
    else if (row.trim() !== '') damage.push(index);
    for (const at of read?.damage ?? []) damage.push(index + at);
    if (read?.isCut) isCut = true;
  }
  return { value: values, isCut, damage };
}
