import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What one process counted; its last line but one is the mutations', its last the sums. */
type Line = Record<string, unknown>;

const run = new URL('run.ts', import.meta.url).pathname;

/**
 * The mutations of one seed over several processes, each with a part of the row.
 * @returns the parts' numbers added up (of those called worst, the worst), and their examples
 */
export async function shareOut(
  processes: number,
  { from, rounds }: { from: number; rounds: number },
  rest: string[],
  say: (line: Line) => void,
): Promise<Line> {
  const each = Math.ceil(rounds / processes);
  const parts = Array.from({ length: Math.ceil(rounds / each) }, (_one, place) => ({
    from: from + place * each,
    rounds: Math.min(each, rounds - place * each),
  }));
  const counted = await Promise.all(parts.map((part) => countApart(part, rest, say)));
  return counted.reduce(addUp);
}

async function countApart({ from, rounds }: { from: number; rounds: number }, rest: string[], say: (line: Line) => void): Promise<Line> {
  const given = [run, '--only', '--processes', '1', '--from', String(from), '--mutations', String(rounds), ...rest];
  // A million short lives are cheaper to sweep in a larger nursery.
  const child = spawn(process.execPath, ['--max-semi-space-size=32', ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Line[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(JSON.parse(line));
    if (lines.at(-1)!.of !== undefined) say(lines.at(-1)!);
  }
  const [mutations, sums] = lines.slice(-2);
  if (mutations?.corpus !== 'mutations' || sums === undefined) throw new Error(`The part from ${from} ended before its end`);
  return { ...mutations, crashes: sums.crashes };
}

function addUp(left: Line, right: Line): Line {
  const merge = (key: string, a: unknown, b: unknown) => {
    if (typeof a !== 'number' || typeof b !== 'number') return Array.isArray(a) && Array.isArray(b) ? [...a, ...b] : a;
    return key.startsWith('worst_') ? Math.max(a, b) : a + b;
  };
  return Object.fromEntries(Object.keys(left).map((key) => [key, merge(key, left[key], right[key])]));
}
