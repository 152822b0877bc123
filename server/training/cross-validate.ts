import { parseArgs } from 'node:util';
import { featuresOf } from '../signals/model/features.ts';
import { outputs } from '../signals/model/outputs.ts';
import { clauseMargin } from '../signals/model/score.ts';
import { clauses, normalise } from '../signals/normalise.ts';
import { exampleOf, publicExamples } from './examples.ts';
import { judge, learn } from './learn.ts';
import { readSentences, type Sentence } from './read-sentences.ts';

interface Judged {
  sentence: Sentence;
  /** Log-odds by output, from a model that has not seen the sentence's group. */
  odds: number[];
}

const { values } = parseArgs({ options: { by: { type: 'string', default: 'hand' } } });
const by = values.by === 'family' ? 'family' : 'hand';
const sentences = readSentences();
const ordinary = publicExamples();
const groups = [...new Set(sentences.map((sentence) => sentence[by]))];
const judged: Judged[] = [];
for (const [done, group] of groups.entries()) {
  process.stderr.write(`\r${done}/${groups.length} ${group}            `);
  const net = learn([...sentences.filter((one) => one[by] !== group).map(exampleOf), ...ordinary], outputs.length);
  for (const sentence of sentences.filter((one) => one[by] === group)) {
    const text = normalise(sentence.text);
    const whole = judge(net, featuresOf(text));
    const parts = clauses(text);
    const pieces = parts.length > 1 ? parts.map((clause) => judge(net, featuresOf(clause))) : [];
    judged.push({ sentence, odds: whole.map((odds, at) => Math.max(odds, ...pieces.map((piece) => (piece[at] ?? 0) - clauseMargin))) });
  }
}
process.stderr.write('\n');

function f1(some: Judged[], output: number, threshold: number): object {
  let [tp, fp, fn] = [0, 0, 0];
  for (const { sentence, odds } of some) {
    const target = sentence.targets[output];
    if (target !== 0 && target !== 1) continue;
    const said = (odds[output] ?? 0) >= threshold;
    if (said && target === 1) tp += 1;
    else if (said) fp += 1;
    else if (target === 1) fn += 1;
  }
  const round = (value: number) => Math.round(value * 1_000) / 1_000;
  return { f1: round((2 * tp) / (2 * tp + fp + fn || 1)), p: round(tp / (tp + fp || 1)), r: round(tp / (tp + fn || 1)), tp, fp, fn };
}

const isAboutAsking = ({ sentence }: Judged) => askingFamilies.has(sentence.family);
const askingFamilies = new Set(
  'direct polite_question indirect conditional elliptic refuse_bot callback role_or_team named_or_previous needs_judgement embedded noisy circumstance negated are_you_human third_person object_word past_contact quotation contact_other about_staff bot_wanted account_roles ordinary'.split(
    ' ',
  ),
);
for (const [at, output] of outputs.entries())
  for (const share of [0.3, 0.5, 0.7])
    process.stdout.write(`${JSON.stringify({ output, at: share, ...f1(judged, at, Math.log(share / (1 - share))) })}\n`);
const asking = judged.filter(isAboutAsking);
for (const lang of [...new Set(sentences.map((one) => one.lang))].sort())
  process.stdout.write(
    `${JSON.stringify({
      lang,
      asks: f1(
        asking.filter(({ sentence }) => sentence.lang === lang),
        0,
        0,
      ),
    })}\n`,
  );
for (const group of groups)
  process.stdout.write(
    `${JSON.stringify({
      group,
      asks: f1(
        asking.filter(({ sentence }) => sentence[by] === group),
        0,
        0,
      ),
    })}\n`,
  );
process.stdout.write(`${JSON.stringify({ by, sentences: sentences.length, asks: f1(asking, 0, 0) })}\n`);
