import { at, fieldsBut, listOf, textOf } from '../lenient.ts';

const own = /^(?:by|to|type|data|body|messages|(?:external_?(?:chat|message)_?id)|suggested_?responses)$/i;

/** Ada's HTTP channel of before: what somebody wrote (`by`), what the bot answers (`to`), flat, with the chat's id of whoever made the channel. */
export function asAdaMessages(payload: unknown): unknown {
  const chat = textOf(at(payload, 'external_chat_id'));
  if (chat === null) return payload;
  const around = fieldsBut(payload, own);
  const writer = textOf(at(payload, 'by'));
  const body = textOf(at(payload, 'body'));
  const id = textOf(at(payload, 'external_message_id'));
  if (writer !== null && body !== null)
    return {
      ...around,
      conversation_id: chat,
      data: [{ message_id: id, author: { role: 'end_user', id: writer }, content: { type: 'text', body } }],
    };
  const parts = listOf(at(payload, 'messages'));
  if (textOf(at(payload, 'to')) === null || parts.length === 0) return payload;
  const buttons = listOf(at(payload, 'suggested_responses')).map((one) => ({ text: textOf(at(one, 'body')) }));
  return {
    ...around,
    conversation_id: chat,
    end_user_id: textOf(at(payload, 'to')),
    data: parts.map((part, place) => ({
      message_id: `${id ?? chat}-${textOf(at(part, 'index')) ?? place}`,
      author: { role: 'ai_agent' },
      content: {
        type: 'text',
        title: textOf(at(part, 'title')),
        body: textOf(at(part, 'body')),
        url: textOf(at(part, 'url')),
        ...(place === parts.length - 1 ? { buttons } : {}),
      },
    })),
  };
}
