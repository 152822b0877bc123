import { z } from 'zod';
import type { Bot, BotEvent } from '#domain/bot.ts';
import type { Attachment, Message } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import type { JsonObject } from '#domain/json.ts';
import { check } from './check.ts';
import { isoTime } from './iso-time.ts';
import { parseBody } from './parse-body.ts';
import { verifyStandardWebhook } from './standard-webhooks.ts';

const text = z.string().nullish().catch(null);
const party = z.looseObject({ id: text, name: text, role: text }).nullish().catch(null);
const activity = z.looseObject({
  type: z.string(),
  id: text,
  name: text,
  text,
  timestamp: text,
  locale: text,
  from: party,
  conversation: z.looseObject({ id: text }).nullish().catch(null),
  attachments: z
    .array(z.looseObject({ contentType: text, contentUrl: text, name: text, content: z.unknown().optional() }))
    .nullish()
    .catch(null),
  channelData: z.unknown().optional(),
  value: z.unknown().optional(),
});
type Activity = z.output<typeof activity>;

const envelope = z.object({ activities: z.array(activity) });

/**
 * Microsoft Copilot Studio's generic handoff: the event activity `handoff.initiate`, whose attachment "Transcript" holds the
 * conversation's activities and whose value holds the `va_*` variables. Microsoft signs nothing on this way; the bridge
 * that posts to us signs by Standard Webhooks.
 */
export const copilotStudio: Bot = {
  verify: verifyStandardWebhook,
  read(body): BotEvent {
    const outer = check(envelope, { activities: listOf(parseBody(body)) }).activities;
    const event = outer.find((one) => one.type === 'event' && one.name === 'handoff.initiate');
    if (!event) throw new AppError('bad_payload', 'activities: no event named "handoff.initiate" is among them', { path: 'activities' });
    const variables = isObject(event.value) ? event.value : {};
    const id = event.conversation?.id ?? stringOf(variables.va_ConversationId);
    if (!id) throw new AppError('bad_payload', 'conversation.id: the event names no conversation', { path: 'conversation.id' });
    const said = mergeById(transcript(event), outer).filter((one) => one.type === 'message');
    if (said.length === 0)
      throw new AppError('bad_payload', 'attachments: the event carries no transcript and no message comes with it', {
        path: 'attachments',
      });
    const messages = said.map(toMessage);
    const user = said.find((one) => one.from?.role === 'user')?.from;
    return { type: 'handoff_requested', conversation: conversationOf(id, event, variables, messages, said, user) };
  },
};

function conversationOf(
  id: string,
  event: Activity,
  variables: JsonObject,
  messages: Message[],
  said: Activity[],
  user: Activity['from'],
): BotEvent['conversation'] {
  const { va_LastTopic, va_AgentMessage, va_BotName, va_Language, ...others } = variables;
  const missing = missingActivities(said, event);
  return {
    id,
    channel: 'chat',
    locale: stringOf(va_Language) ?? said.find((one) => one.locale)?.locale ?? null,
    startedAt: messages[0]?.sentAt ?? null,
    requester: { id: user?.id ?? null, name: user?.name ?? null, email: null, phone: null, attributes: {} },
    messages,
    report: {
      name: stringOf(va_BotName) ?? event.from?.name ?? null,
      intent: stringOf(va_LastTopic),
      classification: null,
      confidence: null,
      reason: stringOf(va_AgentMessage),
      attempts: [],
      diagnostics: missing === 0 ? others : { ...others, activities_not_in_transcript: missing },
    },
  };
}

/** Bridges post what they got: one activity, a list, or Direct Line's object with a list. */
function listOf(body: unknown): unknown {
  if (Array.isArray(body)) return body;
  return isObject(body) && 'activities' in body ? body.activities : [body];
}

/** The attached activities; the content may be JSON in a string. */
function transcript(event: Activity): Activity[] {
  const attached = event.attachments?.find((one) => one.name === 'Transcript' || one.contentType === 'application/json');
  let content = attached?.content;
  if (typeof content === 'string') {
    try {
      content = JSON.parse(content);
    } catch {
      return [];
    }
  }
  const list = Array.isArray(content) ? content : isObject(content) ? content.activities : null;
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => {
    const read = activity.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/** The transcript as it came, then whatever else was sent along with the event. */
function mergeById(attached: Activity[], outer: Activity[]): Activity[] {
  const known = new Set(attached.map((one) => one.id).filter((id) => id));
  return [...attached, ...outer.filter((one) => !one.id || !known.has(one.id))];
}

function toMessage(one: Activity, index: number): Message {
  const ranked = path(one.channelData, 'ConversationUnderstandingDetail', 'RankedIntents');
  const best = Array.isArray(ranked) && isObject(ranked[0]) ? ranked[0] : {};
  const score = typeof best.Score === 'number' && best.Score >= 0 && best.Score <= 1 ? best.Score : null;
  return {
    id: one.id || `position-${index}`,
    author: one.from?.role === 'user' ? 'requester' : 'bot',
    name: one.from?.name ?? null,
    text: one.text ?? '',
    sentAt: isoTime(one.timestamp),
    confidence: score,
    intent: stringOf(best.MatchedTriggerQuery) ?? stringOf(best.IntentId),
    sources: null,
    attachments: (one.attachments ?? []).map(
      (file): Attachment => ({
        name: file.name ?? file.contentType ?? 'attachment',
        contentType: file.contentType ?? null,
        url: file.contentUrl ?? null,
      }),
    ),
  };
}

/** Direct Line numbers its activities (`…|0000005`): a jump up to the event means that some were not attached. */
function missingActivities(said: Activity[], event: Activity): number {
  const numbers = [...said, event].map((one) => Number(/\|(\d+)$/.exec(one.id ?? '')?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return 0;
  return Math.max(...numbers) - Math.min(...numbers) + 1 - new Set(numbers).size;
}

function path(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
