import type { Author, Message } from '#domain/conversation.ts';
import type { Signal } from '#domain/decision.ts';
import { assess } from '#rules/assess.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { decide } from '../../server/handoff/decide.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { normalAnswers } from './normal-answers.ts';
import { round } from './shares.ts';

export interface OrdinaryRequest {
  /** English where none is told. */
  lang?: string;
  text: string;
}

/** What was heard in conversations of so many requests, as shares of them. */
export interface Heard {
  n: number;
  offer: number;
  handoff: number;
  /** By signal: alone, it was strong enough for a built-in rule. */
  signals: Record<string, number>;
}

const deciding = { bot: 'evaluation', rules: compileRules(defaultRules), isOpen: null, at: 0, handoffRequested: false };
const nothingKnown = { language: () => null, open: () => null };
const turns = { first: 1, second: 2, third: 3 };

/**
 * How often ordinary requests raise an alarm that nobody needs: said first, and as what somebody says next after a normal answer to something else.
 * @param heard is told of each alarm that the last request itself raised
 */
export function evaluateOrdinary(
  requests: OrdinaryRequest[],
  heard: (signals: string[], messages: Message[]) => void = () => {},
): Record<keyof typeof turns, Heard & { by_language: Record<string, Heard> }> {
  const talks = Map.groupBy(requests, ({ lang }) => lang ?? 'en');
  const languages = [...talks].map(([lang, of]) => [lang, of.map(({ text }) => text)] as const);
  const ofTurn = (said: number) => {
    const counts = languages.map(([lang, texts]) => ({
      lang,
      counted: texts.map((_, at) => hear(talk(texts, at, said, Object.values(normalAnswers[lang] ?? normalAnswers.en ?? {})), heard)),
    }));
    return {
      ...sum(counts.flatMap(({ counted }) => counted)),
      by_language: Object.fromEntries(counts.map(({ lang, counted }) => [lang, sum(counted)])),
    };
  };
  return { first: ofTurn(turns.first), second: ofTurn(turns.second), third: ofTurn(turns.third) };
}

/** The request at `at` is said last; those before it stand far away in the list. */
function talk(requests: string[], at: number, said: number, answers: string[]): Message[] {
  const messages: Message[] = [];
  const add = (author: Author, text: string) => messages.push(message(author, text));
  const step = 1 + Math.floor(requests.length / 3);
  for (let back = said - 1; back >= 0; back -= 1) {
    add('requester', requests[(at + back * step) % requests.length] ?? '');
    if (back > 0) add('bot', answers[(at + back - 1) % answers.length] ?? '');
  }
  return messages;
}

function hear(messages: Message[], heard: (signals: string[], messages: Message[]) => void) {
  const about = conversation({ messages });
  const { assessment, signals } = decide(about, deciding);
  const isEnough = (signal: Signal) => assess(about, [signal], deciding.rules, { ...deciding, ...nothingKnown }).decision !== 'answer';
  const strong = signals.filter(isEnough);
  const last = messages.at(-1)?.id ?? '';
  const now = strong.filter(({ evidence }) => evidence.includes(last)).map(({ code }) => code);
  if (now.length > 0) heard(now, messages);
  return { decision: assessment.decision, strong: new Set(strong.map(({ code }) => code)) };
}

function sum(counted: ReturnType<typeof hear>[]): Heard {
  const share = (holds: (one: ReturnType<typeof hear>) => boolean) =>
    round(counted.length === 0 ? null : counted.filter(holds).length / counted.length) ?? 0;
  const codes = new Set(counted.flatMap(({ strong }) => [...strong]));
  return {
    n: counted.length,
    offer: share(({ decision }) => decision === 'offer'),
    handoff: share(({ decision }) => decision === 'handoff'),
    signals: Object.fromEntries([...codes].sort().map((code) => [code, share(({ strong }) => strong.has(code))])),
  };
}
