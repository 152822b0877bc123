import type { Brief } from '#domain/brief.ts';
import { knownFacts } from '#domain/glance/known.ts';
import { questionMark } from '#domain/question-mark.ts';
import { asking, things } from './lexicon/known-things.ts';
import { fold } from './normalise.ts';

type Thing = keyof typeof things;
const names = Object.keys(things) as Thing[];
/** Between pieces in which an agent asks one thing; a full stop inside a number or an address is no end. */
const ends = /(?<=[!?。！？؟\n])|(?<=\.)(?=\s)/;
const longest = 4_000;
const shortestValue = 3;

/** Everything an agent could read in a brief, by what it is; with the values, so that an agent may ask whether they are right. */
export interface Known {
  /** For each thing that is known, its values, folded; [] where it is known without one, as the problem is. */
  things: Map<Thing, string[]>;
  /** Of whatever else the bot told: the words of its name, and its value. */
  labels: { words: string[]; value: string }[];
}

/** What need not be asked any more once there is a brief. */
export function knownFrom(brief: Brief): Known {
  const known: Known = { things: new Map(), labels: [] };
  const add = (thing: Thing, value: string) => known.things.set(thing, [...(known.things.get(thing) ?? []), fold(value)]);
  for (const { kind, label, value } of knownFacts(brief)) {
    if (kind === 'email' || kind === 'phone' || kind === 'name') add(kind, value);
    if (kind === 'reference') add('order', value);
    if (kind === 'diagnostic' && label !== null) {
      const words = fold(label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length > 1 && word !== 'id');
      if (words.some((word) => /^(?:order|booking|invoice|reference|tracking|pedido|bestell|commande)/.test(word))) add('order', value);
      else if (words.includes('error')) add('error', value);
      else if (words.length > 0) known.labels.push({ words, value: fold(value) });
    }
  }
  if (brief.messages.some(({ author, text }) => author === 'requester' && text.trim().length > 12)) known.things.set('problem', []);
  return known;
}

/**
 * What an agent asks for although it was known: a requester has to repeat themselves. Asking whether a known value is right is no such
 * thing: the value stands in the question then.
 * @returns the things, each once, as `email`, or a label of the bot's
 */
export function askedAgain(known: Known, message: string): string[] {
  const text = fold(message.slice(0, longest));
  const found = new Set<string>();
  for (const sentence of text.split(ends)) {
    if (!questionMark.test(sentence) && !asking.test(sentence)) continue;
    for (const thing of names) {
      const values = known.things.get(thing);
      if (values && things[thing].test(sentence) && !holds(sentence, values)) found.add(thing);
    }
    for (const { words, value } of known.labels)
      if (words.every((word) => sentence.includes(word)) && !holds(sentence, [value])) found.add(words.join('_'));
  }
  return [...found];
}

function holds(sentence: string, values: string[]): boolean {
  return values.some((value) => value.length >= shortestValue && sentence.includes(value));
}
