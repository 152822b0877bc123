import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import isSafe from 'safe-regex2';
import { expect, it } from 'vitest';
import { htmlText } from '#domain/html-text.ts';
import { workOf } from './helpers/work-of.ts';

const root = resolve(import.meta.dirname, '..');
// A slash where no value can have ended, and what stands up to the next one.
const literal = /(?<=[=(,:;!&|?{}[]\s*|return |^\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/gm;

function patternsIn(text: string): [source: string, flags: string][] {
  return [...text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').matchAll(literal)].map(([, source = '', flags = '']) => [source, flags]);
}

/** What the checker does not know is spelled so that it does. What may stand once, or a bounded number of times, is no repetition here. */
function known(source: string): string {
  return source
    .replace(/\(\?<[A-Za-z]\w*>/g, '(')
    .replace(/\(\?<?[=!]/g, '(?:')
    .replace(/\\[pP]\{[^}]+\}/g, 'a')
    .replace(/\\u\{[0-9a-fA-F]+\}/g, 'a')
    .replace(/(?<!\\)\{\d+(?:,\d+)?\}\??/g, '')
    .replace(/(?<=[\w\])}.])\?/g, '');
}

/** Repetitions of a repetition that can be read in one way only: each turn ends in a sign that cannot be part of what comes before it. */
const unambiguous = ['^(?:\\s*>)+\\s?'];

/** Star height, which is what makes patterns take exponential time; how long a text may be is bounded where patterns meet one. */
const isLinear = (source: string) => unambiguous.includes(source) || isSafe(known(source), { limit: 10_000 });

it('patterns: no pattern of the sources repeats a repetition', () => {
  const all = globSync('{server,src}/**/*.{ts,tsx}', { cwd: root }).flatMap((path) =>
    patternsIn(readFileSync(resolve(root, path), 'utf8')).map(([source]) => ({ path, source })),
  );
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(({ source }) => !isLinear(source))).toEqual([]);
});

it('patterns: the check raises the alarm', () => {
  expect(patternsIn('const a = /(a+)+$/g;')).toEqual([['(a+)+$', 'g']]);
  for (const source of ['(a+)+$', '(?<x>(?:\\d+)*)+b', '(\\p{L}*)*']) expect([source, isLinear(source)]).toEqual([source, false]);
  expect(isLinear('a+b*[c]{2,}')).toBe(true);
});

it.each(['<script>', '<style>x', '<head', '<!--', '<!-- >', '<a ', '<', '&#', '</script '])(
  'patterns: HTML that never ends takes no time: %s',
  (piece) => {
    expect(workOf(() => void htmlText(piece.repeat(400_000 / piece.length)))).toBeLessThan(2_000);
  },
);

it('patterns: scripts, styles and comments are not read', () => {
  expect(htmlText('a<script>x < y</script>b<!-- c -->d<STYLE type=x>e</style >f<script>g')).toBe('abdfg');
});
