import { authorsOfRoles, isChatRole } from '../chat-roles.ts';
import type { Attachment, Author, BotAttempt, Message } from '../conversation.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, listOf, namesIn, parsed, someOf, step, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, type Platform, plainMessage, soundsLikeHandoff } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': `
    messages contents data object output choices input model user user_id metadata id conversation_id thread_id session_id
    conversation task_id usage created created_at completed_at system_fingerprint service_tier instructions system tools
    tool_choice temperature top_p top_logprobs max_tokens max_output_tokens max_completion_tokens max_tool_calls n stream stop
    status error incomplete_details parallel_tool_calls previous_response_id reasoning store text truncation first_id last_id
    has_more seed response_format presence_penalty frequency_penalty logprobs background billing prompt_cache_key
    safety_identifier frequency presence usageMetadata modelVersion role content type stop_reason stop_sequence traj reward info
    trial
  `,
  conversation: 'id object created_at metadata',
  'choices.*': 'message index delta finish_reason logprobs text',
  'choices.*.message': 'role content tool_calls refusal annotations audio function_call reasoning_content name id',
});

/**
 * Chat messages as OpenAI's API and its many relatives write them. A tool call that sounds like a transfer is the handoff, its
 * arguments tell why; other tools are steps the bot took. Instructions to the model are nobody's words and are left out. Gemini's
 * `contents` and LangChain's `type` in place of the role are read too.
 */
export const openaiMessages: Platform = {
  idPath: 'conversation_id',
  known,
  recognises: (payload) => someOf(listed(payload), (one) => isChatRole(roleOf(one)) && contentOf(one) !== undefined),
  read(payload) {
    const all = listed(payload);
    const there = optionalIn(all);
    const authorOf = authorsOfRoles(() => all.flatMap((one) => textOf(roleOf(one)) ?? []));
    const { messages, calls } = saidAndCalledIn(all, there, authorOf);
    // One before the requester's last words was answered already: people had the conversation and gave it back.
    const lastAsked = all.findLastIndex((one) => authorOf(roleOf(one)) === 'requester' && hasWords(contentOf(one)));
    const transfer = all
      .slice(lastAsked + 1)
      .flatMap((one) => callsIn(one, contentOf(one), there))
      .find((call) => soundsLikeHandoff(nameOf(call)));
    const metadata = fieldsOf(at(payload, 'metadata'));
    const told = parsed(firstOf(transfer, ['function', 'arguments'], ['arguments'], ['input'], ['args']));
    return {
      type: transfer === undefined ? 'message_created' : 'handoff_requested',
      conversation: conversationWith({
        id:
          textOf(
            firstOf(
              payload,
              ['conversation_id'],
              ['thread_id'],
              ['session_id'],
              ['conversation', 'id'],
              ['data', 0, 'thread_id'],
              ['id'],
              ['task_id'],
            ),
          ) ?? '',
        requester: { id: textOf(firstOf(payload, ['user'], ['user_id'], ['metadata', 'user_id'])) },
        messages,
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
  if (Array.isArray(payload)) return payload;
  const messages = at(payload, 'messages') ?? at(payload, 'contents');
  if (Array.isArray(messages)) return messages;
  // A thread's messages come newest first; an answer of the Responses API, and of the chat API, holds what was asked only where somebody adds it.
  if (at(payload, 'object') === 'list') return [...listOf(at(payload, 'data'))].sort((a, b) => secondsOf(a) - secondsOf(b));
  const answered = [...listOf(at(payload, 'output')), ...listOf(at(payload, 'choices')).map((one) => at(one, 'message'))];
  return answered.length === 0 ? [] : [...listOf(at(payload, 'input')), ...answered];
}

/** LangChain has the role as the type of a message. */
function roleOf(one: unknown): unknown {
  const role = step(one, 'role');
  if (role !== undefined) return role;
  const type = step(one, 'type');
  return type === 'human' || type === 'ai' ? type : undefined;
}

function contentOf(one: unknown): unknown {
  const content = step(one, 'content');
  if (content !== undefined) return isObject(content) ? [content] : content;
  return step(one, 'parts') ?? at(one, 'data', 'content');
}

function secondsOf(message: unknown): number {
  const seconds = at(message, 'created_at');
  return typeof seconds === 'number' ? seconds : 0;
}

/** Most chats have few of these, and asking each message for each of them would be most of the work. */
function optionalIn(all: unknown[]) {
  const names = namesIn(all, ['tool_calls', 'function_call', 'type', 'id', 'name', 'refusal', 'audio', 'created_at', 'timestamp']);
  return {
    tool_calls: names.has('tool_calls'),
    function_call: names.has('function_call'),
    type: names.has('type'),
    id: names.has('id'),
    name: names.has('name'),
    refusal: names.has('refusal'),
    audio: names.has('audio'),
    time: names.has('created_at') || names.has('timestamp'),
  };
}

type Optional = ReturnType<typeof optionalIn>;

/** One for all: most messages call nothing. */
const none: unknown[] = [];

/** Tools that a message calls: as the chat API has it, before that, as the Responses API lists them, and as blocks of a message. */
function callsIn(one: unknown, content: unknown, there: Optional): unknown[] {
  const made = there.tool_calls ? step(one, 'tool_calls') : undefined;
  if (Array.isArray(made)) return made;
  if (Array.isArray(content))
    return content.flatMap((part) =>
      /^tool[_-](?:use|call)$/.test(textOf(step(part, 'type')) ?? '') ? [part] : (step(part, 'functionCall') ?? none),
    );
  const former = there.function_call ? step(one, 'function_call') : undefined;
  return isObject(former) ? [former] : there.type && step(one, 'type') === 'function_call' ? [one] : none;
}

function nameOf(call: unknown): string | null {
  return textOf(firstOf(call, ['function', 'name'], ['name'], ['toolName']));
}

function saidAndCalledIn(
  all: unknown[],
  there: Optional,
  authorOf: (role: unknown) => Author | null,
): { messages: Message[]; calls: unknown[] } {
  const messages: Message[] = [];
  const calls: unknown[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const one = all[index];
    const content = contentOf(one);
    const made = callsIn(one, content, there);
    if (made !== none) calls.push(...made);
    const author = authorOf(roleOf(one));
    if (author !== null) messages.push(said(one, content, index, author, there));
  }
  return { messages, calls };
}

function said(one: unknown, content: unknown, index: number, author: Author, there: Optional): Message {
  const spoken = there.audio ? step(one, 'audio') : undefined;
  const text = (Array.isArray(content) ? wordsOf(content) : textOf(content)) || textOf(at(spoken, 'transcript'));
  const plain = plainMessage(
    (there.id ? textOf(step(one, 'id')) : null) ?? placeId(index),
    author,
    there.name ? textOf(step(one, 'name')) : null,
    text || ((there.refusal ? textOf(step(one, 'refusal')) : null) ?? ''),
    there.time ? timeOf(step(one, 'created_at') ?? step(one, 'timestamp')) : null,
  );
  const heard = isObject(spoken) && text === null ? [recording('audio', spoken)] : [];
  if (Array.isArray(content)) return { ...plain, attachments: [...filesOf(content), ...heard], sources: sourcesOf(content) };
  return heard.length === 0 ? plain : { ...plain, attachments: heard };
}

/** The result of a tool may come back in the role of the user. */
function hasWords(content: unknown): boolean {
  return Array.isArray(content) ? wordsOf(content) !== '' || filesOf(content).length > 0 : textOf(content) !== null;
}

function wordsOf(parts: unknown[]): string {
  return parts
    .flatMap((part) => textOf(firstOf(part, ['text', 'value'], ['text'], ['refusal'], ['transcript'], ['input_audio', 'transcript'])) ?? [])
    .join('\n');
}

/** Answers from a search name what they are from; null where they name nothing. */
function sourcesOf(parts: unknown[]): string[] | null {
  const named = parts
    .flatMap((part) => listOf(firstOf(part, ['annotations'], ['text', 'annotations'])))
    .flatMap((one) => textOf(firstOf(one, ['title'], ['url'], ['filename'], ['file_citation', 'file_id'])) ?? []);
  return named.length === 0 ? null : [...new Set(named)];
}

function filesOf(parts: unknown[]): Attachment[] {
  return parts.flatMap((part) => {
    const url = textOf(firstOf(part, ['image_url', 'url'], ['image_url'], ['file_url'], ['file', 'filename'], ['filename']));
    const kind = textOf(at(part, 'type')) ?? 'file';
    if (url !== null) return [{ name: kind, contentType: null, url: /^https?:/.test(url) ? url : null }];
    return /audio$/.test(kind) && wordsOf([part]) === '' ? [recording(kind, at(part, 'input_audio'))] : [];
  });
}

/** What was said aloud and that nobody wrote down: that there is something to hear. */
function recording(name: string, audio: unknown): Attachment {
  const format = textOf(at(audio, 'format'));
  return { name, contentType: format !== null && /^\w{2,10}$/.test(format) ? `audio/${format}` : null, url: null };
}

function attemptsOf(all: unknown[], calls: unknown[]): BotAttempt[] {
  return calls
    .filter((call) => !soundsLikeHandoff(nameOf(call)))
    .slice(-50)
    .map((call) => {
      const id = firstOf(call, ['call_id'], ['id'], ['toolCallId']);
      const result = all.find((one) => id !== undefined && answersTo(one) === id);
      const content = firstOf(result, ['content'], ['output']);
      const answer = Array.isArray(content) ? wordsOf(content) : textOf(content);
      return { step: nameOf(call) ?? 'tool', worked: answer === null ? null : !/^\W*error/i.test(answer) };
    });
}

/** The call whose result a message is, in the chat API or the Responses API. */
function answersTo(one: unknown): unknown {
  if (/^tool$/i.test(textOf(step(one, 'role')) ?? '')) return step(one, 'tool_call_id');
  return step(one, 'type') === 'function_call_output' ? step(one, 'call_id') : undefined;
}
