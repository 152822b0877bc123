import type { Brief } from './brief.ts';
import type { Glance } from './glance/glance.ts';
import { replyWords } from './replies/index.ts';
import { spoken } from './spoken.ts';
import { oneLine } from './visible.ts';

export interface FirstReply {
  text: string;
  /** First part of the tag of the language it is in. */
  language: string;
  /** Whether that is the requester's. */
  isTheirs: boolean;
}

const longest = 120;
const mostFacts = 3;
const mostSteps = 2;

/** A first reply that proves the conversation was read, in the requester's language where there is one: for an agent to read and send. */
export function firstReply(brief: Brief, { known, tried, missing }: Pick<Glance, 'known' | 'tried' | 'missing'>): FirstReply {
  const theirs = brief.conversation.locale?.split(/[-_]/)[0]?.toLowerCase() ?? '';
  const language = Object.hasOwn(replyWords, theirs) ? theirs : 'en';
  const words = replyWords[language]!;
  const fill = (text: string, values: Record<string, string>) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const list = (values: string[]) =>
    values.map((value) => oneLine(value, longest)).join(language === 'ja' ? '、' : language === 'ar' ? '، ' : ', ');
  const name = brief.requester.name;
  const facts = known.filter(({ kind }) => kind === 'diagnostic' || kind === 'reference' || kind === 'amount').slice(0, mostFacts);
  const failed = tried.filter(({ worked }) => worked !== true).slice(0, mostSteps);
  const [ask] = missing;
  const code = brief.why.reasons[0]?.code ?? 'custom';
  const lines = [
    name === null ? words.greetingWithoutName : fill(words.greeting, { name: oneLine(name, longest) }),
    '',
    [words.read, words.reasons[code]].join(language === 'ja' ? '' : ' '),
    ...(facts.length === 0 ? [] : [fill(words.facts, { facts: list(facts.map(({ value }) => value)) })]),
    // Steps are in the bot builder's language and in their own words: worth more to a requester who can read them.
    ...(failed.length === 0 || (brief.attempts.length > 0 && language !== 'en')
      ? []
      : [fill(words.tried, { steps: list(failed.map(({ step }) => step.replace(/[.。]$/, ''))) })]),
    ...(ask === undefined
      ? []
      : [
          ask.kind === 'contact'
            ? words.contact
            : fill(ask.kind === 'unanswered' ? words.question : words.missing, {
                question: ask.text,
                missing: oneLine(spoken(ask.text), longest),
              }),
        ]),
    '',
    words.closing,
  ];
  return { text: lines.join('\n'), language, isTheirs: language === theirs };
}
