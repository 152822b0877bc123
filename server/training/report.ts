import { topics } from '../signals/lexicon/sensitive.ts';
import { outputs } from '../signals/model/outputs.ts';
import type { Sentence } from './read-sentences.ts';

export interface Judged {
  sentence: Sentence;
  /** By output, 0..1, as the detectors give it with a model that has not seen the sentence's group. */
  strengths: number[];
}

const families = (names: string) => new Set(names.split(' '));
const asking = families(
  'direct polite_question indirect conditional elliptic refuse_bot callback role_or_team named_or_previous needs_judgement embedded noisy circumstance negated are_you_human third_person object_word past_contact quotation contact_other about_staff bot_wanted account_roles ordinary small_talk swearing_in_request help_to_reach typos_heavy role_words named_person call_me not_the_machine staff_of_company bare begins_with_problem smalltalk_about_people need_i_contact told_of_others swearing_without typos_ordinary product_words thanks_no_need help_with_thing business asks_after_all tells_of_agent answers_details corrects_bot still_calm orders_politely role_mentioned ordinary_near',
);
const feeling = families(
  'anger_at_bot anger_at_company sarcasm exhaustion shouting insult leaving despair calm_problem negative_words_neutral mild joking other_angry relieved frustrated_turn third_anger mild_complaint',
);
const topical = families(
  `${[...topics, 'billing'].flatMap((topic) => [`topic_${topic}`, `near_${topic}`]).join(' ')} contests_charge in_danger cheated exposed announces_steps despairs near_harm`,
);

/** A line for each output and language, for each output and group, and last one for all, of the sentences written for that output. */
export function report(judged: Judged[], by: 'hand' | 'family'): void {
  const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
  const own = (at: number) => {
    const written = outputs[at] === 'asks' ? asking : outputs[at] === 'frustrated' ? feeling : topical;
    return judged.filter(({ sentence }) => written.has(sentence.family));
  };
  for (const key of ['lang', by] as const)
    for (const [at, output] of outputs.entries())
      for (const group of [...new Set(judged.map(({ sentence }) => sentence[key]))].sort()) {
        const some = own(at).filter(({ sentence }) => sentence[key] === group);
        if (some.some(({ sentence }) => sentence.targets[at] === 1)) print({ output, [key]: group, ...f1(some, at, 0.5) });
      }
  for (const [at, output] of outputs.entries()) print({ output, among: 'all sentences', ...f1(judged, at, 0.5) });
  const total = outputs.map((output, at) => [output, { ...f1(own(at), at, 0.5), best: best(own(at), at) }]);
  print({ by, sentences: judged.length, ...Object.fromEntries(total) });
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

function f1(some: Judged[], output: number, threshold: number): { f1: number; p: number; r: number; tp: number; fp: number; fn: number } {
  let [tp, fp, fn] = [0, 0, 0];
  for (const { sentence, strengths } of some) {
    const target = sentence.targets[output];
    if (target !== 0 && target !== 1) continue;
    const said = (strengths[output] ?? 0) >= threshold;
    if (said && target === 1) tp += 1;
    else if (said) fp += 1;
    else if (target === 1) fn += 1;
  }
  return { f1: round((2 * tp) / (2 * tp + fp + fn || 1)), p: round(tp / (tp + fp || 1)), r: round(tp / (tp + fn || 1)), tp, fp, fn };
}

/** The threshold at which F1 is best, in log-odds: what `calibrate.ts` puts out. */
function best(some: Judged[], output: number): { f1: number; at: number } {
  const steps = Array.from({ length: 61 }, (_, place) => (place - 30) / 10);
  const tried = steps.map((at) => ({ f1: f1(some, output, 1 / (1 + Math.exp(-at))).f1, at }));
  return tried.reduce((most, one) => (one.f1 > most.f1 ? one : most));
}
