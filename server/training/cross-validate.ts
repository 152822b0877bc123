import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { asksIn } from '../signals/asked-for-human.ts';
import { frustrationIn } from '../signals/frustration.ts';
import { featuresOf } from '../signals/model/features.ts';
import { type Glossary, unpackGlossary } from '../signals/model/glossary-table.ts';
import { judge } from '../signals/model/judge.ts';
import { outputs } from '../signals/model/outputs.ts';
import { chancesOf, type Judgement } from '../signals/model/score.ts';
import { clauses, normalise } from '../signals/normalise.ts';
import { topicIn } from '../signals/sensitive-topic.ts';
import { calibrate } from './calibrate.ts';
import { compileGlossary, vocabularyOf } from './compile-glossary.ts';
import { exampleOf, publicExamples } from './examples.ts';
import type { Gathered } from './gather.ts';
import { frequent, type Rows, seen } from './known-features.ts';
import { learn, serverFine } from './learn.ts';
import { readGlossary } from './read-glossary.ts';
import { readOrdinary, readPublic, readSentences, type Sentence } from './read-sentences.ts';
import { realWords } from './real-words.ts';
import { type Judged, report } from './report.ts';
import { ownToOneHand } from './used-entries.ts';

const { values } = parseArgs({
  options: { by: { type: 'string', default: 'hand' }, out: { type: 'string' }, judged: { type: 'string' }, share: { type: 'string' } },
});
const by = values.by === 'family' ? 'family' : 'hand';

const sentences = readSentences();
const groups =
  values.out === undefined
    ? [...new Set(sentences.map((sentence) => sentence[by]))].map((one) => [one])
    : values.out.split(';').map((group) => group.split(','));
const processes = Math.min(availableParallelism(), groups.length);
if (values.share === undefined) await inProcesses();
else await judgeShare(Number(values.share));

/** Each process learns every n-th net; what it judged is joined here. */
async function inProcesses(): Promise<void> {
  const judged: Judged[] = [];
  let done = 0;
  await Promise.all(
    Array.from({ length: processes }, (_, share) => {
      const child = fork(import.meta.filename, [...process.argv.slice(2), '--share', String(share)]);
      child.on('message', (some: Judged[]) => {
        judged.push(...some);
        done += 1;
        process.stderr.write(`\r${done}/${groups.length} `);
      });
      return new Promise<void>((resolve, reject) => {
        child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`process ${share} ended with ${code}`))));
      });
    }),
  );
  process.stderr.write('\n');
  if (values.judged !== undefined) writeFileSync(values.judged, `${judged.map((one) => JSON.stringify(one)).join('\n')}\n`);
  report(judged, by);
}

async function judgeShare(share: number): Promise<void> {
  const entries = readGlossary();
  const vocabulary = vocabularyOf(entries);
  const bare = unpackGlossary(compileGlossary(entries, vocabulary, false));
  const publicTexts = [...readOrdinary(), ...readPublic().map(({ text }) => text)];
  const realIn = (some: Sentence[]) => realWords([...some.map(({ text }) => text), ...publicTexts], bare);
  const whole = unpackGlossary(compileGlossary([...entries, ...realIn(sentences)], vocabulary, true));
  const ownEntries = ownToOneHand(entries, sentences, whole);
  const ours = sentences.map((sentence) => exampleOf(sentence, whole));
  const ordinary = publicExamples(whole);
  for (const [at, group] of groups.entries()) {
    if (at % processes !== share) continue;
    const examples = [...ours.filter((_, place) => !group.includes(sentences[place]?.[by] ?? '')), ...ordinary];
    const rows = frequent(examples);
    const net = calibrate(learn(examples, rows, outputs.length, serverFine));
    // A word that only one hand uses might be in the dictionary because of this hand: it is taken out before the hand is judged.
    const unseen = unpackGlossary(
      compileGlossary(
        [
          ...entries.filter((entry) => !group.includes(ownEntries.get(entry) ?? '')),
          ...realIn(sentences.filter((one) => !group.includes(one[by]))),
        ],
        vocabulary,
        true,
      ),
    );
    const left = sentences.filter((one) => group.includes(one[by]));
    const judged = left.map((sentence) => ({ sentence, strengths: strengthsOf(sentence, { net, rows, glossary: unseen }) }));
    await new Promise((sent) => process.send?.(judged, sent));
  }
  process.disconnect();
}

interface Model {
  net: Gathered;
  rows: Rows;
  glossary: Glossary;
}

function strengthsOf({ text: original }: Sentence, model: Model): Judged['strengths'] {
  const text = normalise(original);
  const parts = clauses(text);
  const judgeText = (rest: string) => logOdds(model, rest);
  const whole = chancesOf(text, parts, judgeText);
  return outputs.map((output, at) => {
    const again = (rest: string) => (rest === text ? whole : chancesOf(rest, clauses(rest), judgeText))[at] ?? 0;
    if (output === 'asks') return asksIn(parts, (kept) => again(kept.length === parts.length ? text : kept.join('. ')));
    if (output === 'frustrated') return frustrationIn(original, text, whole[at] ?? 0);
    return topicIn(text, output, again);
  });
}

function logOdds({ net, rows, glossary }: Model, text: string): Judgement {
  const { written, meant, words } = featuresOf(text, glossary);
  return { odds: judge(net, seen(written, rows), seen(meant, rows)), words };
}
