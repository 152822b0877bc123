import type { Message } from '#domain/conversation.ts';
import { asks } from '#signals/asked-for-human.ts';
import { frustrationOf } from '#signals/frustration.ts';
import { topics } from '#signals/lexicon/sensitive.ts';
import { topicOf } from '#signals/sensitive-topic.ts';
import { count, type Shares, sharesOf } from './shares.ts';

export interface LabelledMessage {
  id: string;
  lang: string;
  text: string;
  /** 1 or true: asks; 2: open, never counted as an error. */
  ask_human?: boolean | number | null;
  /** A topic, several, none; true where it is not told which. */
  sensitive?: string | string[] | boolean | null;
  frustrated?: boolean | number | null;
}

// The strengths at which the built-in rules act.
const sure = { asking: 0.65, topic: 0.5 };
const frustrated = 0.5;

export function evaluateMessages(labelled: LabelledMessage[]): Record<string, unknown> {
  const seen = labelled.map((one) => ({ one, message: asMessage(one) }));
  const asked = seen
    .filter(({ one }) => one.ask_human !== undefined && one.ask_human !== null && one.ask_human !== 2)
    .map(({ one, message }) => ({ lang: one.lang, pair: [asks(message) >= sure.asking, Boolean(one.ask_human)] as [boolean, boolean] }));
  const felt = seen
    .filter(({ one }) => one.frustrated !== undefined && one.frustrated !== null)
    .map(({ one, message }) => [frustrationOf(message) >= frustrated, Boolean(one.frustrated)] as [boolean, boolean]);
  const topical = seen.filter(({ one }) => one.sensitive !== undefined);
  return {
    asked_for_human: sharesOf(count(asked.map(({ pair }) => pair))),
    frustrated: sharesOf(count(felt)),
    sensitive: {
      ...sharesOf(
        count(
          topical.map(({ one, message }) => [topics.some((topic) => topicOf(message, topic) >= sure.topic), goldTopics(one).length > 0]),
        ),
      ),
      by_topic: Object.fromEntries(
        topics.map((topic) => [
          topic,
          sharesOf(count(topical.map(({ one, message }) => [topicOf(message, topic) >= sure.topic, goldTopics(one).includes(topic)]))),
        ]),
      ),
    },
    by_language: byLanguage(asked),
  };
}

function byLanguage(asked: { lang: string; pair: [boolean, boolean] }[]): Record<string, Shares> {
  const languages = [...new Set(asked.map(({ lang }) => lang))].sort();
  return Object.fromEntries(
    languages.map((lang) => [lang, sharesOf(count(asked.filter((one) => one.lang === lang).map(({ pair }) => pair)))]),
  );
}

function goldTopics({ sensitive }: LabelledMessage): string[] {
  if (Array.isArray(sensitive)) return sensitive;
  if (sensitive === true) return ['any'];
  return typeof sensitive === 'string' && sensitive !== '' && sensitive !== 'none' && sensitive !== '-' ? [sensitive] : [];
}

function asMessage({ id, text }: LabelledMessage): Message {
  return { id, author: 'requester', name: null, text, sentAt: null, confidence: null, intent: null, sources: null, attachments: [] };
}
