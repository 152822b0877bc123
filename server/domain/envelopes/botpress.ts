import { at, fieldsBut, fieldsOf, firstOf, textOf } from '../lenient.ts';

const own = /^(?:botpress)?(?:conversation|user|message)_?id$|^(?:type|text|options|choices|timestamp)$/i;

/** Botpress' messaging API: one flat message, whose ids bear the bot's name on the way out. */
export function asBotpressMessage(payload: unknown): unknown {
  const out = textOf(at(payload, 'botpressConversationId'));
  const conversationId = out ?? textOf(at(payload, 'conversationId'));
  const text = textOf(at(payload, 'text'));
  const userId = textOf(firstOf(payload, ['botpressUserId'], ['userId']));
  if (conversationId === null || text === null || userId === null || at(payload, 'payload') !== undefined) return payload;
  return {
    ...fieldsBut(payload, own),
    conversationId,
    userId,
    messageId: textOf(firstOf(payload, ['botpressMessageId'], ['messageId'])),
    payload: {
      type: textOf(at(payload, 'type')) ?? 'text',
      text,
      ...fieldsOf({ options: at(payload, 'options') ?? null, choices: at(payload, 'choices') ?? null }),
    },
    direction: out === null ? 'incoming' : 'outgoing',
    createdAt: textOf(firstOf(payload, ['timestamp'], ['createdAt'])),
  };
}
