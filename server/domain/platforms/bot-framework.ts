import type { Attachment, Message } from '../conversation.ts';
import { at, fieldsOf, firstOf, isObject, listOf, parsed, shareOf, textOf, timeOf } from '../lenient.ts';
import { conversationWith, messageWith, type Platform } from '../platform.ts';

/**
 * Microsoft Bot Framework and Copilot Studio: activities as one, as a list, or in an object, and `.transcript` files. The event
 * `handoff.initiate` brings the conversation in its attachment "Transcript" and the `va_*` variables in its value.
 */
export const botFramework: Platform = {
  idPath: 'conversation.id',
  recognises: (payload) =>
    listed(payload).some((one) => typeof at(one, 'type') === 'string' && isObject(at(one, 'from') ?? at(one, 'conversation'))),
  read(payload) {
    const outer = listed(payload);
    const event = outer.find((one) => at(one, 'type') === 'event' && at(one, 'name') === 'handoff.initiate');
    const isOver = outer.some((one) => at(one, 'type') === 'endOfConversation');
    const attached = attachedTo(event);
    const known = new Set(attached.map((one) => textOf(at(one, 'id'))));
    const said = [...attached, ...outer.filter((one) => !known.has(textOf(at(one, 'id'))) || at(one, 'id') === undefined)].filter(
      (one) => at(one, 'type') === 'message',
    );
    const bots = new Set(said.filter((one) => at(one, 'from', 'role') === 'bot').map((one) => textOf(at(one, 'from', 'id'))));
    const person = said.find((one) => isPerson(one, bots));
    const variables = fieldsOf(at(event, 'value'));
    const { va_LastTopic, va_AgentMessage, va_BotName, va_Language, va_ConversationId, ...others } = variables;
    const missing = event === undefined ? 0 : missingActivities([...said, event]);
    const messages = said.map((one, index) => toMessage(one, index, isPerson(one, bots)));
    return {
      type: event ? 'handoff_requested' : isOver ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id:
          textOf(at(event, 'conversation', 'id')) ??
          textOf(va_ConversationId) ??
          textOf(at(said[0] ?? outer[0], 'conversation', 'id')) ??
          '',
        locale:
          textOf(va_Language) ??
          textOf(
            at(
              said.find((one) => textOf(at(one, 'locale')) !== null),
              'locale',
            ),
          ),
        requester: { id: textOf(at(person, 'from', 'id')), name: textOf(at(person, 'from', 'name')) },
        messages,
        report: {
          name: textOf(va_BotName) ?? textOf(at(event, 'from', 'name')),
          intent: textOf(va_LastTopic),
          reason: textOf(va_AgentMessage),
          diagnostics: { ...others, ...(missing === 0 ? {} : { activities_not_in_transcript: missing }) },
        },
      }),
    };
  },
};

/** Bridges post what they got: one activity, a list, or Direct Line's object with a list. */
function listed(payload: unknown): unknown[] {
  if (Array.isArray(payload)) return payload;
  return Array.isArray(at(payload, 'activities')) ? listOf(at(payload, 'activities')) : [payload];
}

/** The attached activities; the content may be JSON in a string. */
function attachedTo(event: unknown): unknown[] {
  const files = listOf(at(event, 'attachments'));
  const file = files.find((one) => at(one, 'name') === 'Transcript') ?? files.find((one) => at(one, 'contentType') === 'application/json');
  const content = parsed(at(file, 'content'));
  return Array.isArray(content) ? content : listOf(at(content, 'activities'));
}

/** Channels that tell no roles still have the bot answer to somebody: whoever is no known bot is the person. */
function isPerson(one: unknown, bots: Set<string | null>): boolean {
  const role = textOf(at(one, 'from', 'role'));
  return role === null ? bots.size > 0 && !bots.has(textOf(at(one, 'from', 'id'))) : role === 'user';
}

function toMessage(one: unknown, index: number, isRequester: boolean): Message {
  const best = at(one, 'channelData', 'ConversationUnderstandingDetail', 'RankedIntents', 0);
  return messageWith({
    id: textOf(at(one, 'id')) ?? `position-${index}`,
    author: isRequester ? 'requester' : 'bot',
    name: textOf(at(one, 'from', 'name')),
    text: textOf(at(one, 'text')) ?? '',
    sentAt: timeOf(at(one, 'timestamp')),
    confidence: shareOf(at(best, 'Score')),
    intent: textOf(firstOf(best, ['MatchedTriggerQuery'], ['IntentId'])),
    attachments: listOf(at(one, 'attachments')).map(
      (file): Attachment => ({
        name: textOf(firstOf(file, ['name'], ['contentType'])) ?? 'attachment',
        contentType: textOf(at(file, 'contentType')),
        url: textOf(at(file, 'contentUrl')),
      }),
    ),
  });
}

/** Direct Line numbers its activities (`…|0000005`): a jump up to the event means that some were not attached. */
function missingActivities(activities: unknown[]): number {
  const numbers = activities.map((one) => Number(/\|(\d+)$/.exec(textOf(at(one, 'id')) ?? '')?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return 0;
  return Math.max(...numbers) - Math.min(...numbers) + 1 - new Set(numbers).size;
}
