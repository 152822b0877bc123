import type { Attachment, BotAttempt, Message } from '../conversation.ts';
import { at, fieldsOf, firstOf, listOf, parsed, textOf, timeOf } from '../lenient.ts';
import { conversationWith, messageWith, type Platform, soundsLikeHandoff } from '../platform.ts';

/**
 * Chat messages as OpenAI's API and its many relatives write them. A tool call that sounds like a transfer is the handoff, its
 * arguments tell why; other tools are steps the bot took. Instructions to the model are nobody's words and are left out.
 */
export const openaiMessages: Platform = {
  idPath: 'conversation_id',
  recognises: (payload) => listed(payload).some((one) => typeof at(one, 'role') === 'string' && at(one, 'content') !== undefined),
  read(payload) {
    const all = listed(payload);
    const calls = all.flatMap((one) => listOf(at(one, 'tool_calls')));
    const transfer = calls.find((call) => soundsLikeHandoff(nameOf(call)));
    const told = parsed(at(transfer, 'function', 'arguments'));
    return {
      type: transfer === undefined ? 'message_created' : 'handoff_requested',
      conversation: conversationWith({
        id: textOf(firstOf(payload, ['conversation_id'], ['thread_id'], ['session_id'], ['conversation', 'id'], ['id'], ['task_id'])) ?? '',
        requester: { id: textOf(firstOf(payload, ['user'], ['user_id'], ['metadata', 'user_id'])) },
        messages: all.flatMap(said),
        report: {
          name: textOf(at(payload, 'model')),
          reason: textOf(firstOf(told, ['summary'], ['reason'], ['message'])),
          attempts: attemptsOf(all, calls),
          diagnostics: fieldsOf(at(payload, 'metadata')),
        },
      }),
    };
  },
};

function listed(payload: unknown): unknown[] {
  return Array.isArray(payload) ? payload : listOf(at(payload, 'messages'));
}

function nameOf(call: unknown): string | null {
  return textOf(firstOf(call, ['function', 'name'], ['name']));
}

function said(one: unknown, index: number): Message[] {
  const role = at(one, 'role');
  if (role !== 'user' && role !== 'assistant') return [];
  const parts = listOf(at(one, 'content'));
  const text =
    parts.length > 0
      ? parts.flatMap((part) => textOf(firstOf(part, ['text', 'value'], ['text'])) ?? []).join('\n')
      : (textOf(at(one, 'content')) ?? '');
  return [
    messageWith({
      id: textOf(at(one, 'id')) ?? `position-${index}`,
      author: role === 'user' ? 'requester' : 'bot',
      name: textOf(at(one, 'name')),
      text,
      sentAt: timeOf(firstOf(one, ['created_at'], ['timestamp'])),
      attachments: parts.flatMap((part): Attachment[] => {
        const url = textOf(firstOf(part, ['image_url', 'url'], ['file', 'filename']));
        return url === null
          ? []
          : [{ name: textOf(at(part, 'type')) ?? 'file', contentType: null, url: /^https?:/.test(url) ? url : null }];
      }),
    }),
  ];
}

function attemptsOf(all: unknown[], calls: unknown[]): BotAttempt[] {
  return calls
    .filter((call) => !soundsLikeHandoff(nameOf(call)))
    .slice(-50)
    .map((call) => {
      const result = all.find(
        (one) => at(one, 'role') === 'tool' && at(one, 'tool_call_id') === at(call, 'id') && at(call, 'id') !== undefined,
      );
      const answer = textOf(at(result, 'content'));
      return { step: nameOf(call) ?? 'tool', worked: answer === null ? null : !/^\W*error/i.test(answer) };
    });
}
