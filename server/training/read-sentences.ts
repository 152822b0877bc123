import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { outputs } from '../signals/model/outputs.ts';

export interface Sentence {
  /** Who wrote it; nobody saw another's. */
  hand: string;
  lang: string;
  /** Way of asking, or of only seeming to. */
  family: string;
  text: string;
  /** By output of the model; null where the author did not judge it. */
  targets: (number | null)[];
}

const folder = join(import.meta.dirname, 'sentences');

/** Our own sentences. @throws Error naming the line that is not six columns */
export function readSentences(): Sentence[] {
  return readdirSync(folder).flatMap((hand) =>
    readdirSync(join(folder, hand)).flatMap((file) =>
      readFileSync(join(folder, hand, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line, index) => {
          const [asks, frustrated, topic, family, , text, ...rest] = line.split('\t');
          if (text === undefined || rest.length > 0) throw new Error(`${hand}/${file}:${index + 1} must have six columns`);
          const targets = outputs.map((output) => {
            if (output === 'asks') return asks === '2' ? 0.5 : Number(asks);
            if (output === 'frustrated') return frustrated === '2' ? null : Number(frustrated);
            return Number(topic === output);
          });
          return { hand, lang: file.slice(0, 2), family: family ?? '', text, targets };
        }),
    ),
  );
}

/** Ordinary requests of public sets, for what does not ask and is not angry: see README.md for sources and licences. */
export function readOrdinary(): string[] {
  return gunzipSync(readFileSync(join(import.meta.dirname, 'ordinary.txt.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Public sentences that say whether they ask for a person. */
export function readPublic(): { text: string; asks: number }[] {
  return gunzipSync(readFileSync(join(import.meta.dirname, 'public.tsv.gz')))
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const [, asks, text = ''] = line.split('\t');
      return { text, asks: asks === '2' ? 0.5 : Number(asks) };
    });
}
