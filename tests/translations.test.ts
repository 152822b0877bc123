import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { reasonCodes } from '#domain/decision.ts';
import { detectors } from '#signals/index.ts';

const root = resolve(import.meta.dirname, '..');
type Tree = { [key: string]: string | Tree };
const load = (path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8')) as Tree;

function flat(tree: Tree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}
/** The names of what a text wants to be filled in. */
function blanks(text: string): string[] {
  const found = new Set<string>();
  (function walk(parts: unknown[]) {
    for (const part of parts as { type: number; value?: string; options?: Record<string, { value: unknown[] }> }[]) {
      if (part.type !== 0 && part.type !== 7 && part.value) found.add(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  })(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

const english = flat(load('translations/en.json'));
const others = globSync('translations/*.json', { cwd: root }).filter((path) => basename(path) !== 'en.json');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((path) => readFileSync(resolve(root, path), 'utf8'))
  .join('\n');

describe('translations', () => {
  it('hold no text in English that nobody shows', () => {
    // A key is used by its name, or by the part before what data choose: t(`panel.because_${…}`).
    const templates = [...sources.matchAll(/`([a-z_.]+)\$\{/g)].map((match) => match[1]!);
    const unused = Object.keys(english).filter(
      (key) => !/^(app|error|signal)\./.test(key) && !sources.includes(`'${key}'`) && !templates.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('of the desk are all shown somewhere', () => {
    const desk = globSync('src/desk/**/*.{ts,tsx}', { cwd: root })
      .map((path) => readFileSync(resolve(root, path), 'utf8'))
      .join('\n');
    const templates = [...desk.matchAll(/`([a-z_.]*)\$\{/g)].map((match) => match[1]!).filter((start) => start !== '');
    const ends = [...desk.matchAll(/`\$\{[a-z.]+\}(_[a-z_]+)`/g)].map((match) => match[1]!);
    const unused = Object.keys(flat(load('translations/desk/en.json'))).filter(
      (key) =>
        !desk.includes(`'${key}'`) &&
        !templates.some((start) => key.startsWith(start)) &&
        !ends.some((end) => desk.includes(`'${key.replace(end, '')}'`)),
    );
    expect(unused).toEqual([]);
  });

  it('have a sentence for every signal that can be seen', () => {
    for (const code of Object.keys(detectors)) expect(english).toHaveProperty([`signal.${code}`]);
    for (const key of Object.keys(english).filter((one) => one.startsWith('signal.')))
      expect(reasonCodes).toContain(key.slice('signal.'.length));
  });

  it.each(others)('%s knows no key that English lacks, and wants the same blanks filled', (path) => {
    for (const [key, text] of Object.entries(flat(load(path)))) {
      expect(english, key).toHaveProperty([key]);
      expect(blanks(text), key).toEqual(blanks(english[key]!));
    }
  });

  it('of the desk speak every language that the panel speaks in full', () => {
    expect(
      globSync('translations/desk/*.json', { cwd: root })
        .map((path) => basename(path))
        .sort(),
    ).toEqual(
      globSync('translations/*.json', { cwd: root })
        .map((path) => basename(path))
        .sort(),
    );
  });

  it.each(globSync('translations/desk/*.json', { cwd: root }).filter((path) => basename(path) !== 'en.json'))(
    '%s has every word of the desk, wants the same blanks filled, and copies no sentence from English',
    (path) => {
      const [desk, own] = [flat(load('translations/desk/en.json')), flat(load(path))];
      expect(Object.keys(own).sort()).toEqual(Object.keys(desk).sort());
      for (const [key, text] of Object.entries(own)) expect(blanks(text), key).toEqual(blanks(desk[key]!));
      const sentences = Object.keys(desk).filter((key) => /\p{L}+ \p{L}+ \p{L}+/u.test(desk[key]!.replace(/\{.*\}/gs, '')));
      expect(sentences.length).toBeGreaterThan(250);
      expect(sentences.filter((key) => own[key] === desk[key])).toEqual([]);
    },
  );

  /** Languages in which an agent must find every word of the panel; others may lack some, which are then shown in English. */
  it.each(['es', 'fr', 'de', 'pt-BR', 'ja', 'ar'])('%s has all that an agent reads, and copies none of it from English', (locale) => {
    const own = flat(load(`translations/${locale}.json`));
    const wanted = Object.keys(english).filter((key) => /^(panel|signal|reason|note|alert|error)\./.test(key));
    expect(wanted.filter((key) => own[key] === undefined)).toEqual([]);
    const sentences = wanted.filter((key) => /\p{L}+ \p{L}+ \p{L}+/u.test(english[key]!));
    expect(sentences.length).toBeGreaterThan(80);
    expect(sentences.filter((key) => own[key] === english[key])).toEqual([]);
  });

  it('count as Arabic counts', () => {
    const texts = ['translations/ar.json', 'translations/desk/ar.json'].flatMap((path) => Object.entries(flat(load(path))));
    const plurals = texts.flatMap(([key, text]) =>
      text
        .split(', plural,')
        .slice(1)
        .map((forms) => [key, forms] as const),
    );
    expect(plurals.length).toBeGreaterThan(50);
    for (const [key, forms] of plurals)
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) expect(forms, key).toMatch(new RegExp(`\\b${form} \\{`));
  });

  it('are all well-formed', () => {
    const desk = Object.values(flat(load('translations/desk/en.json')));
    for (const text of [...Object.values(english), ...desk]) expect(() => blanks(text), text).not.toThrow();
    expect(() => blanks('{count, plural, one {# message}')).toThrow();
  });
});
