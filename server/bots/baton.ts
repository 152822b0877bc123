import { z } from 'zod';
import type { Bot, BotEvent, BotEventType } from '#domain/bot.ts';
import { type Author, type Channel, type Conversation, channels } from '#domain/conversation.ts';
import type { JsonObject } from '#domain/json.ts';
import { timeOf } from '#domain/lenient.ts';
import { byPlace, withUnknown } from '#domain/unknown-fields.ts';
import { check } from './check.ts';
import { parseBody } from './parse-body.ts';
import { verifyStandardWebhook } from './standard-webhooks.ts';

const mostMessages = 2_000;

// Bot builders know these parties by several names; the first of each is ours.
const authors: Record<string, Author> = {
  requester: 'requester',
  customer: 'requester',
  user: 'requester',
  bot: 'bot',
  assistant: 'bot',
  agent: 'agent',
  system: 'system',
};
const types: Record<string, BotEventType> = {
  'message.created': 'message_created',
  'handoff.requested': 'handoff_requested',
  'conversation.ended': 'conversation_ended',
};

export const known = byPlace({
  '': 'type timestamp id data',
  data: 'conversation requester messages bot',
  'data.conversation': 'id channel locale started_at',
  'data.requester': 'id name email phone attributes',
  'data.messages.*': 'id author name text sent_at confidence intent sources attachments',
});

const text = z.string().max(100_000);
const word = z.string().max(1_000).nullish();
const id = z.union([z.string().min(1).max(255), z.number().int().transform(String)]);
const share = z.number().min(0, 'must be between 0 and 1').max(1, 'must be between 0 and 1 (0.41, not 41)').nullish();
const fields = z.record(z.string(), z.json());

const message = z.object({
  id: id.nullish(),
  author: z.enum(Object.keys(authors) as [string, ...string[]], { error: `must be one of ${Object.keys(authors).join(', ')}` }),
  name: word,
  text,
  sent_at: z.string().nullish(),
  confidence: share,
  intent: word,
  sources: z.array(z.string()).max(100).nullish(),
  attachments: z
    .array(z.object({ name: z.string().max(255), content_type: word, url: z.string().max(2_000).nullish() }))
    .max(50)
    .nullish(),
});

/** Baton's own webhook format: only `type`, `data.conversation.id` and `data.messages` are required. */
export const batonPayload = z.object({
  type: z.enum(Object.keys(types) as [string, ...string[]], { error: `must be one of ${Object.keys(types).join(', ')}` }),
  timestamp: z.string().nullish(),
  data: z.object({
    conversation: z.object({ id, channel: z.string().nullish(), locale: word, started_at: z.string().nullish() }),
    requester: z.object({ id: id.nullish(), name: word, email: word, phone: word, attributes: fields.nullish() }).nullish(),
    messages: z.array(message).max(mostMessages),
    bot: z
      .looseObject({
        name: word,
        intent: word,
        classification: word,
        confidence: share,
        reason: word,
        attempts: z
          .array(z.object({ step: z.string().max(1_000), worked: z.boolean().nullish() }))
          .max(200)
          .nullish(),
        diagnostics: fields.nullish(),
      })
      .nullish(),
  }),
});

export const baton: Bot = {
  verify: verifyStandardWebhook,
  read(body): BotEvent {
    const payload = parseBody(body);
    const { type, data } = check(checkedPayload, payload);
    const event: BotEvent = { type: types[type]!, conversation: toConversation(data) };
    return withUnknown(event, payload, { known });
  },
};

function refuseDoubleIds({ data }: z.output<typeof batonPayload>, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, one] of data.messages.entries()) {
    if (!one.id) continue;
    if (seen.has(one.id))
      context.addIssue({ code: 'custom', path: ['data', 'messages', index, 'id'], message: 'is the id of another message too' });
    seen.add(one.id);
  }
}

// Made once: a schema is compiled at its first use.
const checkedPayload = batonPayload.superRefine(refuseDoubleIds);

function toConversation({ conversation, requester, messages, bot }: z.output<typeof batonPayload>['data']): Conversation {
  const { name, intent, classification, confidence, reason, attempts, diagnostics, ...unknown } = bot ?? {};
  return {
    id: conversation.id,
    channel: channels.includes(conversation.channel as Channel) ? (conversation.channel as Channel) : 'other',
    locale: conversation.locale ?? null,
    startedAt: timeOf(conversation.started_at),
    requester: {
      id: requester?.id ?? null,
      name: requester?.name ?? null,
      email: requester?.email ?? null,
      phone: requester?.phone ?? null,
      attributes: requester?.attributes ?? {},
    },
    messages: messages.map((one, index) => ({
      // Without an id a message is known by what it says and where it stands, so that a redelivery is not read twice.
      id: one.id ?? `${index}:${one.sent_at ?? one.text.slice(0, 40)}`,
      author: authors[one.author]!,
      name: one.name ?? null,
      text: one.text,
      sentAt: timeOf(one.sent_at),
      confidence: one.confidence ?? null,
      intent: one.intent ?? null,
      sources: one.sources ?? null,
      attachments: (one.attachments ?? []).map((file) => ({
        name: file.name,
        contentType: file.content_type ?? null,
        url: file.url ?? null,
      })),
    })),
    report: {
      name: name ?? null,
      intent: intent ?? null,
      classification: classification ?? null,
      confidence: confidence ?? null,
      reason: reason ?? null,
      attempts: (attempts ?? []).map(({ step, worked }) => ({ step, worked: worked ?? null })),
      diagnostics: { ...(unknown as JsonObject), ...diagnostics },
    },
  };
}
