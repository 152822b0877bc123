import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../signals/model/senses.ts';
import { fold } from '../signals/normalise.ts';

/** A word, the beginning of words (`open`), a phrase, or a run of characters, and what it means. */
export interface GlossaryEntry {
  /** As bits, in the order of `languages`. */
  languages: number;
  text: string;
  open: boolean;
  gloss: string[];
  /** Written from knowledge of the language, rather than because a sentence of ours has the word. */
  added: boolean;
}

const folder = join(import.meta.dirname, 'glossary');
const addedFrom = '=== added';
const meansNothing = '-';

/** The dictionary of all languages, and `any.tsv`, what all of them write. @throws Error naming the line that is not two columns */
export function readGlossary(): GlossaryEntry[] {
  const all = (1 << languages.length) - 1;
  return [...languages.flatMap((language, at) => readFile(language, 1 << at)), ...readFile('any', all)];
}

function readFile(name: string, mask: number): GlossaryEntry[] {
  const entries: GlossaryEntry[] = [];
  const seen = new Set<string>();
  let added = false;
  for (const [index, line] of readFileSync(join(folder, `${name}.tsv`), 'utf8')
    .split('\n')
    .entries()) {
    if (line === '') continue;
    if (line === addedFrom) {
      added = true;
      continue;
    }
    const [written, meaning, ...rest] = line.split('\t');
    if (written === undefined || meaning === undefined || rest.length > 0)
      throw new Error(`${name}.tsv:${index + 1} must have two columns`);
    const folded = fold(written).replaceAll('_', ' ').replace(/\s+/g, ' ').trim();
    const text = folded.replaceAll('*', '').trim();
    if (text === '' || seen.has(folded)) continue;
    seen.add(folded);
    const gloss = meaning
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '' && word !== meansNothing);
    entries.push({ languages: mask, text, open: folded.endsWith('*'), gloss, added });
  }
  return entries;
}
