import { isObject, parsed } from '../lenient.ts';

/** JSON text → its value; of text that stops in the middle, the value of the part that is whole. @returns undefined where nothing can be read */
export function readJson(text: string): { value: unknown; isCut: boolean } | undefined {
  try {
    return { value: JSON.parse(text), isCut: false };
  } catch {
    return readLines(text) ?? salvage(text);
  }
}

/** One object a line: told by the first line, which is one by itself. */
function readLines(text: string): { value: unknown; isCut: boolean } | undefined {
  const rows = text.split(/\r\n|\r|\n/).filter((row) => row.trim() !== '');
  if (rows.length < 2 || !isObject(parsed(rows[0]))) return undefined;
  const values = rows.map(parsed).filter(isObject);
  return { value: values, isCut: values.length < rows.length };
}

/** Cuts back to the last whole value and closes what is open. One pass and one parse. */
function salvage(text: string): { value: unknown; isCut: boolean } | undefined {
  const open: string[] = [];
  let inString = false;
  let end = 0;
  let closing = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') open.push(char === '{' ? '}' : ']');
    else if (char === '}' || char === ']') {
      if (open.pop() !== char) break;
      // Only a whole element of a list can be followed by the end of everything around it.
      end = at + 1;
      closing = [...open].reverse().join('');
      if (open.length === 0) break;
    }
  }
  if (end === 0) return undefined;
  try {
    return { value: JSON.parse(text.slice(0, end) + closing), isCut: true };
  } catch {
    return undefined;
  }
}
