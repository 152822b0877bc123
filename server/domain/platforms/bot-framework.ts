import type { Attachment, Author, Message } from '../conversation.ts';
import { asActivities } from '../envelopes/bot-framework.ts';
import { htmlText } from '../html-text.ts';
import { at, fieldsOf, firstOf, isObject, listOf, parsed, shareOf, someOf, step, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const ofAccount = 'id name role aadObjectId tenantId properties userRole agenticUserId';
const known = byPlace({
  '': `
    type id timestamp localTimestamp localTimezone callerId serviceUrl channelId from conversation recipient textFormat
    attachmentLayout membersAdded membersRemoved reactionsAdded reactionsRemoved topicName historyDisclosed locale text speak
    inputHint summary suggestedActions attachments entities channelData action replyToId label valueType value name relatesTo
    code expiration importance deliveryMode listenFor textHighlights semanticAction activities watermark streamUrl
    conversationId eTag expires_in conversationtranscriptid @odata.context @odata.nextLink conversationstarttime content
    metadata schematype schemaversion createdon modifiedon statecode statuscode versionnumber rawTimestamp
  `,
  conversation: 'id name role aadObjectId tenantId isGroup conversationType properties',
  from: ofAccount,
  recipient: ofAccount,
});

/**
 * Microsoft Bot Framework and Copilot Studio: activities as one, as a list, in an object or in Dataverse's rows, and `.transcript` files. The event
 * `handoff.initiate` brings the conversation in its attachment "Transcript" and the `va_*` variables in its value.
 */
export const botFramework: Platform = {
  idPath: 'conversation.id',
  known,
  recognises: (payload) =>
    someOf(listed(payload), (one) => typeof at(one, 'type') === 'string' && isObject(at(one, 'from') ?? at(one, 'conversation'))),
  read(payload) {
    const outer = listed(payload);
    const event = outer.find((one) => step(one, 'type') === 'event' && step(one, 'name') === 'handoff.initiate');
    const isOver = outer.some((one) => step(one, 'type') === 'endOfConversation');
    const said = saidIn(attachedTo(event), outer);
    const bots = botsIn(said);
    const person = said.find((one) => isPerson(step(one, 'from'), bots));
    const variables = fieldsOf(at(event, 'value'));
    const { va_LastTopic, va_AgentMessage, va_BotName, va_Language, va_ConversationId, ...others } = variables;
    const missing = event === undefined ? 0 : missingActivities([...said, event]);
    const messages = said.map((one, index) => toMessage(one, index, bots));
    return {
      type: event ? 'handoff_requested' : isOver ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id:
          textOf(at(event, 'conversation', 'id')) ??
          textOf(va_ConversationId) ??
          textOf(at(said[0] ?? outer[0], 'conversation', 'id')) ??
          textOf(firstOf(recordOf(payload), ['conversationtranscriptid'], ['name'])) ??
          textOf(firstOf(payload, ['conversation', 'id'], ['conversationId'])) ??
          '',
        locale: textOf(va_Language) ?? localeOf(said),
        requester: {
          id: textOf(at(person, 'from', 'id')),
          name: textOf(at(person, 'from', 'name')) ?? textOf(firstOf(others, ['UserName'], ['CustomerName'])),
          email: textOf(firstOf(others, ['CustomerEmail'], ['UserEmail'], ['email'])),
        },
        messages,
        report: {
          name: textOf(va_BotName) ?? textOf(at(event, 'from', 'name')),
          intent: textOf(va_LastTopic),
          reason: textOf(va_AgentMessage) ?? textOf(others.MessageToAgent),
          diagnostics: { ...others, ...(missing === 0 ? {} : { activities_not_in_transcript: missing }) },
        },
      }),
    };
  },
  asUsual: asActivities,
};

/** Bridges post what they got: one activity, a list, or Direct Line's object with a list. */
function listed(payload: unknown): unknown[] {
  if (Array.isArray(payload)) return payload;
  if (Array.isArray(at(payload, 'activities'))) return listOf(at(payload, 'activities'));
  const stored = at(parsed(at(recordOf(payload), 'content')), 'activities');
  return Array.isArray(stored) ? stored : [payload];
}

/** Copilot Studio keeps conversations in Dataverse, as rows whose content is JSON in a string; of several the first. */
function recordOf(payload: unknown): unknown {
  const rows = listOf(at(payload, 'value'));
  return rows.find((one) => typeof at(one, 'content') === 'string') ?? payload;
}

/** The attached activities; the content may be JSON in a string. */
function attachedTo(event: unknown): unknown[] {
  const files = listOf(at(event, 'attachments'));
  const file = files.find((one) => at(one, 'name') === 'Transcript') ?? files.find((one) => at(one, 'contentType') === 'application/json');
  const content = parsed(at(file, 'content'));
  return Array.isArray(content) ? content : listOf(at(content, 'activities'));
}

/** The messages: those of the attached transcript, and whatever else was posted. */
function saidIn(attached: unknown[], outer: unknown[]): unknown[] {
  const isMessage = (one: unknown) => step(one, 'type') === 'message';
  if (attached.length === 0) return outer.filter(isMessage);
  const known = new Set(attached.map((one) => textOf(at(one, 'id'))));
  const isNew = (one: unknown) => at(one, 'id') === undefined || !known.has(textOf(at(one, 'id')));
  return [...attached.filter(isMessage), ...outer.filter((one) => isMessage(one) && isNew(one))];
}

function botsIn(said: unknown[]): Set<string | null> {
  const bots = new Set<string | null>();
  for (const one of said) {
    const from = step(one, 'from');
    const role = step(from, 'role');
    if (role === 'bot' || role === 0) bots.add(textOf(step(from, 'id')));
  }
  if (bots.size > 0) return bots;
  // Without any role a bot is told by what only bots send, and by how Teams names them.
  for (const one of said) {
    const id = textOf(at(one, 'from', 'id'));
    if (id?.startsWith('28:') || at(one, 'replyToId') !== undefined || at(one, 'inputHint') !== undefined) bots.add(id);
    else if (at(one, 'from', 'role') === undefined) bots.add(textOf(at(one, 'recipient', 'id')));
  }
  return bots;
}

/** Channels that tell no roles still have the bot answer to somebody: whoever is no known bot is the person. */
function isPerson(from: unknown, bots: Set<string | null>): boolean {
  const role = textOf(step(from, 'role'));
  // Stored transcripts number the roles.
  return role === null ? bots.size > 0 && !bots.has(textOf(step(from, 'id'))) : role === 'user' || role === '1' || /^user$/i.test(role);
}

/** People who have taken over bear a role that the Bot Framework itself does not have. */
function authorOf(from: unknown, bots: Set<string | null>): Author {
  if (isPerson(from, bots)) return 'requester';
  return /^(?:human_?)?agent$/i.test(textOf(step(from, 'role')) ?? '') ? 'agent' : 'bot';
}

/** Told with the first activities, or not at all. */
function localeOf(said: unknown[]): string | null {
  for (const one of said.slice(0, 50)) {
    const locale = textOf(at(one, 'locale'));
    if (locale !== null) return locale;
  }
  return null;
}

function toMessage(one: unknown, index: number, bots: Set<string | null>): Message {
  const from = step(one, 'from');
  const inside = step(one, 'channelData');
  const best = inside === undefined ? undefined : at(inside, 'ConversationUnderstandingDetail', 'RankedIntents', 0);
  const files = step(one, 'attachments');
  const cited = step(one, 'entities');
  return messageWith({
    id: textOf(step(one, 'id')) ?? placeId(index),
    author: authorOf(from, bots),
    name: textOf(step(from, 'name')),
    text: wordsOf(one, files),
    sentAt: timeOf(step(one, 'timestamp')),
    confidence: best === undefined ? null : shareOf(at(best, 'Score')),
    intent: best === undefined ? null : textOf(firstOf(best, ['MatchedTriggerQuery'], ['IntentId'])),
    sources: cited === undefined ? null : sourcesIn(cited),
    attachments: Array.isArray(files) ? files.filter(isFile).map(fileOf) : undefined,
  });
}

/** Generative answers name what they are from in an entity of schema.org; null where they name nothing. */
function sourcesIn(entities: unknown): string[] | null {
  const named = listOf(entities)
    .flatMap((one) => listOf(at(one, 'citation')))
    .flatMap((one) => textOf(firstOf(one, ['appearance', 'name'], ['appearance', 'url'], ['name'])) ?? []);
  return named.length === 0 ? null : named;
}

/** Teams sends every text a second time, as HTML; cards are words. */
function isFile(file: unknown): boolean {
  return at(file, 'contentUrl') !== undefined || (at(file, 'content') === undefined && textOf(at(file, 'name')) !== null);
}

function wordsOf(one: unknown, files: unknown): string {
  const text = textOf(step(one, 'text')) ?? '';
  const asked = step(one, 'suggestedActions');
  const words = step(one, 'textFormat') === 'xml' ? htmlText(text) : text;
  if (words !== '' && asked === undefined) return words;
  const cards = words === '' && Array.isArray(files) ? files.flatMap((file) => cardLines(at(file, 'content'), 0)) : [words];
  const options = listOf(at(asked, 'actions')).flatMap((each) => textOf(at(each, 'title')) ?? []);
  return [...cards, ...offered(options)].join('\n') || filledIn(step(one, 'value'));
}

/** A card that was filled in comes back without words, as its fields. */
function filledIn(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.entries(fieldsOf(value))
    .flatMap(([name, one]) => (textOf(one) === null ? [] : [`${name}: ${textOf(one)}`]))
    .join('\n');
}

const deepestCard = 6;

/** Titles and texts of a card, in their order. */
function cardLines(card: unknown, depth: number): string[] {
  if (!isObject(card) || depth > deepestCard) return [];
  const own = [at(card, 'title'), at(card, 'subtitle'), at(card, 'text')].flatMap((line) => textOf(line) ?? []);
  const inside = ['body', 'items', 'columns', 'buttons'].flatMap((name) => listOf(at(card, name)));
  return [...own, ...inside.flatMap((part) => cardLines(part, depth + 1))];
}

function fileOf(file: unknown): Attachment {
  return {
    name: textOf(firstOf(file, ['name'], ['contentType'])) ?? 'attachment',
    contentType: textOf(at(file, 'contentType')),
    url: textOf(at(file, 'contentUrl')),
  };
}

/** Direct Line numbers its activities (`…|0000005`): a jump up to the event means that some were not attached. */
function missingActivities(activities: unknown[]): number {
  const numbers = activities.map((one) => Number(/\|(\d+)$/.exec(textOf(at(one, 'id')) ?? '')?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return 0;
  return Math.max(...numbers) - Math.min(...numbers) + 1 - new Set(numbers).size;
}
