import type { Message } from '#domain/conversation.ts';
import type { Json } from '#domain/json.ts';
import type { Condition } from '#domain/rule.ts';
import { type Facts, placeOf } from '../facts.ts';
import { waitedMinutes } from '../waited.ts';
import { longestText, pattern, textTest } from './text-test.ts';

/** Characters of the latest messages that one pattern is tried on: five long ones, or a hundred as people chat. */
export const mostText = 10_000;

/** A compiled condition: a plain function that allocates nothing. */
export type Check = (facts: Facts) => boolean;
type Text = Extract<Condition, { kind: 'text' }>;
/** Those whose messages are asked for again. */
type Texts = ReadonlyMap<Text, ReturnType<typeof messageWith>>;
type Compile<K extends Condition['kind']> = (condition: Extract<Condition, { kind: K }>, most: number, texts: Texts) => Check;

const compilers: { [K in Condition['kind']]: Compile<K> } = {
  all: ({ of }, most, texts) => {
    const checks = of.map((one) => compileCondition(one, most, texts));
    return (facts) => checks.every((check) => check(facts));
  },
  any: ({ of }, most, texts) => {
    const checks = of.map((one) => compileCondition(one, most, texts));
    return (facts) => checks.some((check) => check(facts));
  },
  not: ({ of }, most, texts) => {
    const check = compileCondition(of, most, texts);
    return (facts) => !check(facts);
  },
  signal: ({ code, at_least, topic }) => {
    const place = placeOf[code];
    if (topic === undefined) return ({ strengths }) => (strengths[place] ?? 0) >= at_least && (strengths[place] ?? 0) > 0;
    return ({ signals }) => signals.some((signal) => signal.code === code && signal.params.topic === topic && signal.strength >= at_least);
  },
  evidence: ({ code, count, within }) => {
    return ({ signals, conversation }) => {
      const recent = conversation.messages.slice(-within);
      const proofs = new Set(signals.filter((signal) => signal.code === code).flatMap((signal) => signal.evidence));
      return recent.filter(({ id }) => proofs.has(id)).length >= count;
    };
  },
  messages: ({ author, at_least }) => {
    if (author === undefined) return ({ conversation }) => conversation.messages.length >= at_least;
    return ({ conversation }) => countOf(conversation.messages, author) >= at_least;
  },
  waiting: ({ minutes }) => {
    return ({ conversation, at }) => waitedMinutes(conversation.messages, at) >= minutes;
  },
  channel: ({ in: channels }) => {
    return ({ conversation }) => channels.includes(conversation.channel);
  },
  language: ({ in: languages }) => {
    const codes = languages.map((one) => one.toLowerCase().split(/[-_]/)[0]);
    return (facts) => codes.includes(facts.language() ?? '');
  },
  // Where no hours are configured nobody can be said to be away.
  business_hours: ({ open: wanted }) => {
    return (facts) => (facts.open() ?? true) === wanted;
  },
  bot: ({ in: bots }) => {
    return ({ bot }) => bots.includes(bot);
  },
  intent: ({ test }, most) => {
    const check = textTest(test, most);
    return ({ conversation }) => check(conversation.report.intent ?? lastIntent(conversation.messages));
  },
  classification: ({ test }, most) => {
    const check = textTest(test, most);
    return ({ conversation }) => check(conversation.report.classification);
  },
  attribute: ({ name, test }, most) => {
    const holds = valueTest(test, most);
    return ({ conversation: { requester } }) => holds(Object.hasOwn(requester.attributes, name) ? requester.attributes[name] : undefined);
  },
  text: (condition, most, texts) => {
    const { find } = texts.get(condition) ?? messageWith(condition, most);
    return (facts) => find(facts) !== null;
  },
};

/** @returns `find` tells the latest message in which a text condition's pattern is found, and `found` what it told of these facts: a pattern is tried once */
export function messageWith({ author, within, matches }: Text, most: number) {
  const isIn = pattern(matches);
  const told = new WeakMap<Facts, Message>();
  function find(facts: Facts): Message | null {
    let looked = 0;
    for (const message of facts.conversation.messages.slice(-within).reverse()) {
      if (message.author !== author || looked >= most) continue;
      if (isIn(message.text, most - looked)) {
        told.set(facts, message);
        return message;
      }
      looked += Math.min(longestText, message.text.length);
    }
    return null;
  }
  return { find, found: (facts: Facts): Message | null => told.get(facts) ?? null };
}

/** @param most so many characters each pattern is tried on @throws RE2JSSyntaxException for a pattern that RE2 cannot read; parseRules has refused it before */
export function compileCondition(condition: Condition, most: number, texts: Texts = new Map()): Check {
  return (compilers[condition.kind] as Compile<Condition['kind']>)(condition, most, texts);
}

/** A test of an attribute; what is not there is undefined. One of the values of a list is as good as a single one. */
function valueTest(test: Extract<Condition, { kind: 'attribute' }>['test'], most: number): (value: Json | undefined) => boolean {
  if ('at_least' in test) return (value) => numberOf(value) >= test.at_least;
  if ('equals' in test) return (value) => value === test.equals;
  const check = textTest(test, most);
  const text = (value: Json | undefined) =>
    typeof value === 'string' ? value : value === null || value === undefined ? null : JSON.stringify(value);
  if ('matches' in test) return (value) => check(text(value));
  return (value) => (Array.isArray(value) ? value.some((one) => check(text(one))) : check(text(value)));
}

/** What is not a number, nor written as one, is none. */
function numberOf(value: Json | undefined): number {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
}

function countOf(messages: Message[], author: Message['author']): number {
  let count = 0;
  for (const message of messages) if (message.author === author) count += 1;
  return count;
}

function lastIntent(messages: Message[]): string | null {
  return messages.findLast((message) => message.intent !== null)?.intent ?? null;
}
