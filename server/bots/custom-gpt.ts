import { z } from 'zod';
import type { Bot, BotEvent } from '#domain/bot.ts';
import type { Message } from '#domain/conversation.ts';
import { check } from './check.ts';
import { customGptTime } from './custom-gpt-time.ts';
import { isoTime } from './iso-time.ts';
import { parseBody } from './parse-body.ts';
import { verifyStandardWebhook } from './standard-webhooks.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const text = z.string().nullish().catch(null);

const record = z.looseObject({
  id,
  created_at: text,
  user_query: text,
  openai_response: text,
  citations: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .nullish()
    .catch(null),
});
const payload = z.looseObject({
  data: z.looseObject({
    conversation: z.looseObject({ id: id.nullish().catch(null), session_id: z.string().min(1), created_at: text, name: text }),
    messages: z.looseObject({ data: z.array(record).max(1_000), total: z.number().nullish().catch(null) }),
  }),
});
type Payload = z.output<typeof payload>['data'];

/**
 * CustomGPT's answer to "messages of a conversation", posted as it is. The API has no webhook, no confidence and no word
 * for a handoff: whoever posts it signs by Standard Webhooks, and Baton decides.
 */
export const customGpt: Bot = {
  verify: verifyStandardWebhook,
  read(body): BotEvent {
    const { data } = check(payload, parseBody(body));
    const { conversation, messages } = data;
    return {
      type: 'message_created',
      conversation: {
        id: conversation.session_id,
        channel: 'chat',
        locale: null,
        startedAt: isoTime(conversation.created_at),
        requester: { id: null, name: null, email: null, phone: null, attributes: {} },
        messages: messages.data.flatMap((one) => questionAndAnswer(one, conversation.created_at ?? null)),
        report: {
          name: conversation.name ?? null,
          intent: null,
          classification: null,
          confidence: null,
          reason: null,
          attempts: [],
          diagnostics: diagnosticsOf(data),
        },
      },
    };
  },
};

/** One record is two messages: what was asked, and what was answered. */
function questionAndAnswer(one: z.output<typeof record>, startedAt: string | null): Message[] {
  const common = { name: null, sentAt: customGptTime(one.created_at ?? null, startedAt), confidence: null, intent: null, attachments: [] };
  const both: Message[] = [
    { ...common, id: `${one.id}-q`, author: 'requester', text: one.user_query ?? '', sources: null },
    { ...common, id: `${one.id}-a`, author: 'bot', text: one.openai_response ?? '', sources: one.citations ?? null },
  ];
  return both.filter((message) => message.text !== '');
}

function diagnosticsOf({ conversation, messages }: Payload): Record<string, string | number> {
  const elsewhere = (messages.total ?? 0) - messages.data.length;
  return {
    ...(conversation.id ? { conversation_number: conversation.id } : {}),
    // The list comes in pages of 20; only this one was posted.
    ...(elsewhere > 0 ? { messages_on_other_pages: elsewhere } : {}),
  };
}
