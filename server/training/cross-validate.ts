import { parseArgs } from 'node:util';
import { asksIn } from '../signals/asked-for-human.ts';
import { frustrationIn } from '../signals/frustration.ts';
import { topics } from '../signals/lexicon/sensitive.ts';
import { featuresOf } from '../signals/model/features.ts';
import { outputs } from '../signals/model/outputs.ts';
import { clauseMargin } from '../signals/model/score.ts';
import { clauses, normalise } from '../signals/normalise.ts';
import { topicIn } from '../signals/sensitive-topic.ts';
import { exampleOf, publicExamples } from './examples.ts';
import { judge, learn, type Net } from './learn.ts';
import { readSentences, type Sentence } from './read-sentences.ts';
import { shrink } from './shrink.ts';

interface Judged {
  sentence: Sentence;
  /** Strength by output, 0..1, as the detectors give it with a model that has not seen the sentence's group. */
  strengths: number[];
}

const { values } = parseArgs({ options: { by: { type: 'string', default: 'hand' } } });
const by = values.by === 'family' ? 'family' : 'hand';
const sentences = readSentences();
const ordinary = publicExamples();
const groups = [...new Set(sentences.map((sentence) => sentence[by]))];
const judged: Judged[] = [];
for (const [done, group] of groups.entries()) {
  process.stderr.write(`\r${done}/${groups.length} ${group}            `);
  const examples = [...sentences.filter((one) => one[by] !== group).map(exampleOf), ...ordinary];
  const net = shrink(learn(examples, outputs.length), examples);
  for (const sentence of sentences.filter((one) => one[by] === group))
    judged.push({ sentence, strengths: strengthsOf(net, sentence.text) });
}
process.stderr.write('\n');

function strengthsOf(net: Net, original: string): number[] {
  const text = normalise(original);
  const whole = learned(net, text, clauses(text));
  const of = (output: number, part: string) => (part === text ? whole : learned(net, part, clauses(part)))[output] ?? 0;
  const parts = clauses(text);
  return outputs.map((output, at) => {
    if (output === 'asks')
      return asksIn(parts, (kept) => (kept.length === parts.length ? whole : learned(net, kept.join('. '), kept))[at] ?? 0);
    if (output === 'frustrated') return frustrationIn(original, text, whole[at] ?? 0);
    return topicIn(text, output, (rest) => of(at, rest));
  });
}

/** What {@link scoreText} makes of a text, with a net that is not the shipped one. */
function learned(net: Net, text: string, parts: string[]): number[] {
  const whole = judge(net, featuresOf(text));
  const pieces = parts.length > 1 ? parts.map((clause) => judge(net, featuresOf(clause))) : [];
  return whole.map((odds, at) => 1 / (1 + Math.exp(-Math.max(odds, ...pieces.map((piece) => (piece[at] ?? 0) - clauseMargin)))));
}

function f1(some: Judged[], output: number, threshold: number): object {
  let [tp, fp, fn] = [0, 0, 0];
  for (const { sentence, strengths } of some) {
    const target = sentence.targets[output];
    if (target !== 0 && target !== 1) continue;
    const said = (strengths[output] ?? 0) >= threshold;
    if (said && target === 1) tp += 1;
    else if (said) fp += 1;
    else if (target === 1) fn += 1;
  }
  const round = (value: number) => Math.round(value * 1_000) / 1_000;
  return { f1: round((2 * tp) / (2 * tp + fp + fn || 1)), p: round(tp / (tp + fp || 1)), r: round(tp / (tp + fn || 1)), tp, fp, fn };
}

const families = (names: string) => new Set(names.split(' '));
const asking = families(
  'direct polite_question indirect conditional elliptic refuse_bot callback role_or_team named_or_previous needs_judgement embedded noisy circumstance negated are_you_human third_person object_word past_contact quotation contact_other about_staff bot_wanted account_roles ordinary small_talk',
);
const feeling = families(
  'anger_at_bot anger_at_company sarcasm exhaustion shouting insult leaving despair calm_problem negative_words_neutral mild joking other_angry relieved',
);
const topical = families([...topics, 'billing'].flatMap((topic) => [`topic_${topic}`, `near_${topic}`]).join(' '));

/** The sentences that were written to tell this output from its neighbours. */
function own(output: (typeof outputs)[number]): Judged[] {
  const written = output === 'asks' ? asking : output === 'frustrated' ? feeling : topical;
  return judged.filter(({ sentence }) => written.has(sentence.family));
}

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
for (const [at, output] of outputs.entries())
  for (const share of [0.5, 0.7, 0.85])
    print({ output, at: share, own_families: f1(own(output), at, share), all_families: f1(judged, at, share) });
for (const [at, output] of outputs.entries())
  for (const lang of [...new Set(sentences.map((one) => one.lang))].sort())
    print({
      output,
      lang,
      ...f1(
        own(output).filter(({ sentence }) => sentence.lang === lang),
        at,
        0.5,
      ),
    });
for (const group of groups)
  print({
    [by]: group,
    asks: f1(
      own('asks').filter(({ sentence }) => sentence[by] === group),
      0,
      0.5,
    ),
  });
print({ by, sentences: sentences.length, ...Object.fromEntries(outputs.map((output, at) => [output, f1(own(output), at, 0.5)])) });
