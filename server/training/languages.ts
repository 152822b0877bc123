import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LanguageTable, pieceHash } from '../signals/model/tell-language.ts';
import { packNumbers, packRising } from './pack.ts';

interface Ngrams {
  languages: Record<number, string>;
  /** Piece → language → weight. */
  ngrams: Record<string, Record<number, number>>;
}

/** Writes the frequencies of the library's smallest table, hashed and packed. */
async function pack(): Promise<void> {
  // The library hands out none of this, and is only here to be read.
  const source = join(import.meta.dirname, '../../node_modules/eld/src');
  const load = async (file: string) => (await import(pathToFileURL(join(source, file)).href)) as Record<string, unknown>;
  const { languages, ngrams } = (await load('ngrams/extrasmall.js')).ngramsData as Ngrams;
  const { avgScore } = (await load('avgScore.js')) as { avgScore: Record<string, number> };
  const { dictionary } = (await load('dictionary.js')) as { dictionary: string[] };
  // Bytes above 127 stand as characters of its own choice; letters, space and apostrophes as themselves.
  const byteOf = new Map(dictionary.flatMap((character, byte) => (byte > 127 && character !== ' ' ? [[character, byte] as const] : [])));
  const rows = Object.entries(ngrams).map(([piece, weights]) => {
    const isFirst = piece.startsWith(' ');
    const isLast = piece.endsWith(' ');
    const bytes = [...piece.slice(isFirst ? 1 : 0, isLast ? -1 : undefined)].map(
      (character) => byteOf.get(character) ?? character.charCodeAt(0),
    );
    return {
      hash: pieceHash(bytes, 0, bytes.length, isFirst, isLast),
      weights: Object.entries(weights).map(([at, one]) => [Number(at), one]),
    };
  });
  rows.sort((a, b) => a.hash - b.hash);
  if (new Set(rows.map(({ hash }) => hash)).size < rows.length) throw new Error('two pieces have one hash');
  const names = Object.values(languages);
  const table: LanguageTable = {
    languages: names,
    usual: names.map((name) => avgScore[name]!),
    pieces: packRising(rows.map(({ hash }) => hash)),
    weights: packNumbers(rows.flatMap(({ weights }) => [weights.length, ...weights.flat()])),
  };
  const made = 'by `node server/training/languages.ts` from eld 2.1.0, copyright Nito T.M., Apache-2.0; see server/training/README.md';
  writeFileSync(join(import.meta.dirname, '../signals/model/language-table.json'), `${JSON.stringify({ made, ...table }, null, 2)}\n`);
}

await pack();
