import type { Brief } from '#domain/brief.ts';
import type { ReasonCode } from '#domain/decision.ts';
import type { Routing } from '#domain/helpdesk.ts';
import { renderTemplate } from '#domain/render-template.ts';
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

/** As much of a handoff as its requester may hear of. */
export interface Told {
  brief: {
    conversation: Pick<Brief['conversation'], 'channel' | 'locale'>;
    why: { priority: Brief['why']['priority']; reasons: Pick<Brief['why']['reasons'][number], 'code'>[] };
    requester: Pick<Brief['requester'], 'name'>;
  };
  routing: Pick<Routing, 'group' | 'channels'>;
  /** What a rule wants to be said; null where none does. */
  say: string | null;
}

const becauseAsked: ReasonCode[] = ['asked_for_human'];
const becauseStuck: ReasonCode[] = ['low_confidence', 'failed_attempts', 'repetition', 'out_of_knowledge', 'bot_failed'];

/**
 * The text for the requester's eyes: a rule's sentence, else the admin's template that fits first, else built-in words. Confidence,
 * evidence and agents' notes are no variables, so that no template can tell them.
 */
export function sayToRequester(settings: Pick<Settings, 'messages'>, handoff: Told, saying: Saying): string {
  return chooseWords(settings, handoff, saying).text;
}

/** The same, with the place of the template that was used; null where it was none. */
export function chooseWords(
  { messages }: Pick<Settings, 'messages'>,
  handoff: Told,
  saying: Saying,
): { text: string; template: number | null } {
  const { conversation, why } = handoff.brief;
  const reason = why.reasons[0]?.code ?? 'custom';
  const language = languageCode(conversation.locale);
  const variables = variablesOf(toldOf(handoff), saying);
  const template = messages.findIndex(
    (one) =>
      one.when === saying.occasion &&
      (one.reasons?.includes(reason) ?? true) &&
      (one.channels?.includes(conversation.channel) ?? true) &&
      (one.languages?.some((wanted) => languageCode(wanted) === language) ?? true) &&
      (one.open === undefined || one.open === saying.isOpen),
  );
  if (template >= 0 && !(saying.occasion === 'accepted' && handoff.say !== null)) {
    const text = renderTemplate(messages[template]!.text, variables);
    if (text !== null) return { text, template };
  }
  const say = handoff.say === null ? null : renderTemplate(handoff.say, variables);
  return { text: builtIn(handoff, saying, reason, say), template: null };
}

function builtIn({ brief, routing }: Told, saying: Saying, reason: ReasonCode, say: string | null): string {
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
