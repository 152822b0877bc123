import type { Attachment, BotAttempt, Message } from '../conversation.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, listOf, namesIn, parsed, someOf, step, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform, soundsLikeHandoff } from '../platform.ts';

/**
 * Chat messages as OpenAI's API and its many relatives write them. A tool call that sounds like a transfer is the handoff, its
 * arguments tell why; other tools are steps the bot took. Instructions to the model are nobody's words and are left out.
 */
export const openaiMessages: Platform = {
  idPath: 'conversation_id',
  recognises: (payload) => someOf(listed(payload), (one) => typeof at(one, 'role') === 'string' && at(one, 'content') !== undefined),
  read(payload) {
    const all = listed(payload);
    const calls: unknown[] = [];
    const there = namesIn(all, ['tool_calls', 'id', 'name', 'created_at', 'timestamp']);
    for (const one of there.has('tool_calls') ? all : []) {
      const made = step(one, 'tool_calls');
      if (Array.isArray(made)) calls.push(...made);
    }
    // One before the requester's last words was answered already: people had the conversation and gave it back.
    const lastAsked = all.findLastIndex((one) => step(one, 'role') === 'user');
    const transfer = all
      .slice(lastAsked + 1)
      .flatMap((one) => listOf(step(one, 'tool_calls')))
      .find((call) => soundsLikeHandoff(nameOf(call)));
    const metadata = fieldsOf(at(payload, 'metadata'));
    const told = parsed(at(transfer, 'function', 'arguments'));
    return {
      type: transfer === undefined ? 'message_created' : 'handoff_requested',
      conversation: conversationWith({
        id: textOf(firstOf(payload, ['conversation_id'], ['thread_id'], ['session_id'], ['conversation', 'id'], ['id'], ['task_id'])) ?? '',
        requester: { id: textOf(firstOf(payload, ['user'], ['user_id'], ['metadata', 'user_id'])) },
        messages: saidIn(all, there),
        report: {
          name: textOf(at(payload, 'model')),
          reason: textOf(firstOf(told, ['summary'], ['reason'], ['message'])),
          attempts: attemptsOf(all, calls),
          ...toldIn(metadata),
          diagnostics: { ...metadata, ...moodIn(metadata) },
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

function saidIn(all: unknown[], there: Set<string>): Message[] {
  // Most chats have none of these, and asking each message for each of them is most of the work.
  const optional = (one: unknown, name: string) => (there.has(name) ? step(one, name) : undefined);
  const messages: Message[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const one = all[index];
    const role = step(one, 'role');
    if (role === 'user' || role === 'assistant') messages.push(said(one, index, role, optional));
  }
  return messages;
}

function said(one: unknown, index: number, role: 'user' | 'assistant', optional: (one: unknown, name: string) => unknown): Message {
  const content = step(one, 'content');
  return messageWith({
    id: textOf(optional(one, 'id')) ?? placeId(index),
    author: role === 'user' ? 'requester' : 'bot',
    name: textOf(optional(one, 'name')),
    text: Array.isArray(content) ? wordsOf(content) : (textOf(content) ?? ''),
    sentAt: timeOf(optional(one, 'created_at') ?? optional(one, 'timestamp')),
    attachments: Array.isArray(content) ? filesOf(content) : undefined,
  });
}

function wordsOf(parts: unknown[]): string {
  return parts.flatMap((part) => textOf(firstOf(part, ['text', 'value'], ['text'])) ?? []).join('\n');
}

function filesOf(parts: unknown[]): Attachment[] {
  return parts.flatMap((part) => {
    const url = textOf(firstOf(part, ['image_url', 'url'], ['file', 'filename']));
    return url === null ? [] : [{ name: textOf(at(part, 'type')) ?? 'file', contentType: null, url: /^https?:/.test(url) ? url : null }];
  });
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
