import { authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

const longestTitle = 50;
const mostWords = 3;
const fewestBlocks = 3;

/**
 * Parties on a row of their own above what they say, with no time: named by what they are, or where every paragraph begins with a name and some come
 * again, as in the captions of a call.
 * @returns null where no two speak so
 */
export function titledLines(rows: string[]): Line[] | null {
  const blocks = blocksOf(rows);
  const names = blocks.map(([title = '', ...below]) => (below.length > 0 ? nameIn(title) : null));
  const told = names.filter((name) => name !== null);
  const isEach = told.length === blocks.length && blocks.length >= fewestBlocks && new Set(told).size < blocks.length;
  const lines: Line[] = [];
  for (const [at, block] of blocks.entries()) {
    const name = names[at] ?? null;
    const last = lines.at(-1);
    if (name !== null && (isEach || authorOfName(name) !== null)) lines.push(lineOf(name, block.slice(1).join('\n')));
    else if (last) last.text += `\n\n${block.join('\n')}`;
    else return null;
  }
  return new Set(lines.map((line) => line.name)).size < 2 ? null : lines;
}

/** What stands between empty rows, without the marks of a quotation. */
function blocksOf(rows: string[]): string[][] {
  const blocks: string[][] = [];
  let isOpen = false;
  for (const row of rows) {
    const bare = row.replace(/^\s*(?:>\s?)?/, '').trimEnd();
    if (bare === '') isOpen = false;
    else if (isOpen) blocks.at(-1)?.push(bare);
    else {
      blocks.push([bare]);
      isOpen = true;
    }
  }
  return blocks;
}

/** A row that could be somebody's name, without bold print around it. */
function nameIn(row: string): string | null {
  if (row.length > longestTitle) return null;
  const name = row.replace(/^[*_#]{1,6}\s?|[:*_]{1,3}$/g, '').trim();
  return /^[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N} .'’()-]{0,48}$/u.test(name) && !/[.!?]$/.test(name) && name.split(/\s+/).length <= mostWords
    ? name
    : null;
}
