import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { visible } from '#domain/visible.ts';
import { formatMessage } from '../../src/i18n/icu.ts';

const root = resolve(import.meta.dirname, '../..');
type Tree = { [key: string]: string | Tree };
const leaves = (tree: Tree): string[] => Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : leaves(value)));
/** Without the marks of direction that Arabic has around a percent sign. */
const reference = (text: string, locale: string, values: Record<string, string | number>) =>
  String(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(values)).replace(
    /[\u061c\u200e]?([%٪])[\u061c\u200e]?/g,
    '$1',
  );
const blanks = (text: string) => [...text.matchAll(/\{\s*(\w+)/g)].map((match) => match[1]!);

describe('words: messages', () => {
  it('are shown as ICU’s own reader shows them, in every language, for every text of ours', () => {
    let compared = 0;
    for (const path of globSync('translations/{,desk/}*.json', { cwd: root })) {
      const locale = path.replace(/^.*\/|\.json$/g, '');
      const { app: _, ...own } = JSON.parse(readFileSync(resolve(root, path), 'utf8')) as Tree;
      for (const text of leaves(own)) {
        for (const sample of [0, 1, 2, 3, 11, 100, 1_234.5, 'yes', 'self_harm', 'bot']) {
          const values = Object.fromEntries(blanks(text).map((name) => [name, sample]));
          // A plural of what is no number is no message of ours.
          if (typeof sample === 'string' && /plural|number/.test(text)) continue;
          expect(formatMessage(text, locale, values), `${locale}: ${text}`).toBe(reference(text, locale, values));
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  it.each([
    ["it's {a}", { a: 'x' }],
    ["'{not this}' but {a}", { a: 1 }],
    ["two '' and {n, plural, =0 {none} one {'#' #} other {# of {a}}}", { n: 0, a: 'x' }],
    ["two '' and {n, plural, =0 {none} one {'#' #} other {# of {a}}}", { n: 1, a: 'x' }],
    ['{n, plural, =0 {none} one {one} other {# of {a}}}', { n: 12_345, a: 'x' }],
    ['{n, number, percent} and {n, number}', { n: 0.256 }],
    ['# outside', {}],
  ] as [string, Record<string, string | number>][])('reads “%s” with %j', (text, values) =>
    expect(formatMessage(text, 'de', values)).toBe(reference(text, 'de', values)),
  );

  it.each(['{', '}', '{a', '{a,}', '{n, plural, one {x}}', '{n, date}', '{n, plural, other {x}', '{n, number, integer}'])(
    'refuses “%s”',
    (text) => expect(() => formatMessage(text, 'en', { a: 1, n: 1 })).toThrow(),
  );

  it.each(['ar', 'ar-EG', 'he', 'fa'])('a share in %s has no character that would be shown as hidden', (locale) => {
    const text = formatMessage('{n, number, percent}', locale, { n: 0.35 });
    expect(visible(text)).toBe(text);
  });

  it('refuses to leave a blank', () => expect(() => formatMessage('{a}', 'en', {})).toThrow('{a}'));
});
