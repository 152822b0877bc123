import type { ReasonCode } from '#domain/decision.ts';
import { renderTemplate } from '#domain/render-template.ts';
import type { Handoff } from '../store/handoffs.ts';
import { otherWays, toldOf, variablesOf } from './say-variables.ts';
import type { Occasion, Settings } from './settings.ts';
import { fill, languageCode, waitingWordsFor } from './waiting-words.ts';
import { wordsFor } from './words-for-requester.ts';

/** What may be told at the moment it is said. */
export interface Saying {
  occasion: Occasion;
  /** Null where no business hours are configured. */
  isOpen: boolean | null;
  /** Place in the group's line; null where nobody waits. */
  position: number | null;
  /** Whole minutes from now that are promised; null while nobody knows. */
  minutes: number | null;
  /** Address of the status page; null where there is none. */
  statusUrl: string | null;
}

const becauseAsked: ReasonCode[] = ['asked_for_human'];
const becauseStuck: ReasonCode[] = ['low_confidence', 'failed_attempts', 'repetition', 'out_of_knowledge', 'bot_failed'];

/**
 * The text for the requester's eyes: a rule's sentence, else the admin's template that fits first, else built-in words. Confidence,
 * evidence and agents' notes are no variables, so that no template can tell them.
 */
export function sayToRequester({ messages }: Settings, handoff: Pick<Handoff, 'brief' | 'routing' | 'say'>, saying: Saying): string {
  const { conversation, why } = handoff.brief;
  const reason = why.reasons[0]?.code ?? 'custom';
  const language = languageCode(conversation.locale);
  const variables = variablesOf(toldOf(handoff), saying);
  const fitting = messages.find(
    (one) =>
      one.when === saying.occasion &&
      (one.reasons?.includes(reason) ?? true) &&
      (one.channels?.includes(conversation.channel) ?? true) &&
      (one.languages?.some((wanted) => languageCode(wanted) === language) ?? true) &&
      (one.open === undefined || one.open === saying.isOpen),
  );
  if (fitting && !(saying.occasion === 'accepted' && handoff.say !== null)) {
    const said = renderTemplate(fitting.text, variables);
    if (said !== null) return said;
  }
  return builtIn(handoff, saying, reason, handoff.say === null ? null : renderTemplate(handoff.say, variables));
}

function builtIn({ brief, routing }: Pick<Handoff, 'brief' | 'routing'>, saying: Saying, reason: ReasonCode, say: string | null): string {
  const { locale, channel } = brief.conversation;
  const words = waitingWordsFor(locale);
  const named = otherWays(channel, routing.channels).flatMap((way) => (way in words.names ? [words.names[way as 'chat']] : []));
  const ways = named.length === 0 ? '' : fill(words.ways, { ways: named.join(', ') });
  const promise = saying.minutes === null ? words.unknown : fill(words.wait, { n: saying.position ?? 1, min: saying.minutes });
  switch (saying.occasion) {
    case 'accepted': {
      const why = becauseAsked.includes(reason) ? words.asked : becauseStuck.includes(reason) ? words.stuck : '';
      const first = say === null ? [why, wordsFor(locale).accepted] : [say];
      return sentences([...first, saying.isOpen === false ? words.closed : promise, ways]);
    }
    case 'waiting':
      return sentences([saying.minutes === null ? words.unknown : fill(words.late, { min: saying.minutes }), ways]);
    case 'delayed':
      return sentences([words.delayed, ways]);
    case 'timed_out':
      return sentences([words.timedOut, ways]);
    case 'failed':
      return sentences([wordsFor(locale).failed, ways]);
  }
}

function sentences(all: string[]): string {
  return all.filter((one) => one !== '').join(' ');
}
