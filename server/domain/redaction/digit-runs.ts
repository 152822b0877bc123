import { type Chunk, messageEnd } from './kind.ts';
import { spokenDigits, timesOf } from './spoken-digits.ts';

/** Between two messages of one number people say a little: "and then". */
const longestAside = 40;

/** Lists of digits, written and spoken, that belong to one number or stand side by side. */
export function digitRuns(plain: string): Chunk[][] {
  const runs: Chunk[][] = [];
  let run: Chunk[] = [];
  let many = { times: 1, from: 0 };
  for (const match of plain.matchAll(/\d+|[\p{L}\p{Mc}]+/gu)) {
    const [word] = match;
    const isWritten = word.charCodeAt(0) <= 0x39;
    const digits = isWritten ? word : spokenDigits(word);
    const times = isWritten ? 1 : timesOf(word);
    if (times > 1) {
      many = { times, from: match.index };
      continue;
    }
    if (digits !== '') {
      const from = many.times > 1 ? many.from : match.index;
      const chunk: Chunk = { from, to: match.index + word.length, digits: digits.repeat(many.times), isSpoken: !isWritten };
      const last = run.at(-1);
      if (last && !isGap(plain, last.to, chunk.from)) {
        runs.push(run);
        run = [];
      }
      run.push(chunk);
    }
    many = { times: 1, from: 0 };
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function isGap(plain: string, from: number, to: number): boolean {
  if (to - from > longestAside) return false;
  const gap = plain.slice(from, to);
  return gap.includes(messageEnd) || /^[\s.\-/,()_*:|]{0,3}$/.test(gap);
}
