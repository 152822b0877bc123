import { authorsOfRoles } from '../chat-roles.ts';
import type { Attachment, Message } from '../conversation.ts';
import { at, firstOf, isObject, listOf, numberOf, someOf, step, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, fileOf, messageWith } from '../platform.ts';
import type { Transcript } from './transcript.ts';

/**
 * What people download of their chats: ChatGPT's tree of messages, of which the branch counts that was last looked at, and Claude's `chat_messages`.
 * An export of many chats begins with the first that says anything; how many are not read is told.
 * @returns null where it is none
 */
export function chatExport(value: unknown): Transcript | null {
  const chats = Array.isArray(value) ? value : [value];
  if (!someOf(chats, isChat)) return null;
  for (const chat of chats) {
    if (!isChat(chat)) continue;
    const messages = messagesOf(chat);
    if (messages.length === 0) continue;
    const conversation = conversationWith({
      id: textOf(firstOf(chat, ['conversation_id'], ['id'], ['uuid'])) ?? '',
      startedAt: timeOf(firstOf(chat, ['create_time'], ['created_at'])),
      messages,
      report: { classification: textOf(firstOf(chat, ['title'], ['name'])) },
    });
    const others = chats.length - 1;
    return { format: 'chat_export', conversation, notes: others === 0 ? [] : [{ code: 'skipped', count: others }] };
  }
  return null;
}

function isChat(one: unknown): boolean {
  return isTree(at(one, 'mapping')) || someOf(at(one, 'chat_messages'), (each) => typeof at(each, 'sender') === 'string');
}

function isTree(mapping: unknown): boolean {
  return (
    isObject(mapping) &&
    Object.values(mapping)
      .slice(0, 5)
      .some((node) => Array.isArray(at(node, 'children')))
  );
}

function messagesOf(chat: unknown): Message[] {
  const said = isTree(at(chat, 'mapping')) ? branchOf(chat).filter(isShown) : listOf(at(chat, 'chat_messages'));
  const authorOf = authorsOfRoles(() => said.flatMap((one) => textOf(roleOf(one)) ?? []));
  return said.flatMap((one, index) => {
    const author = authorOf(roleOf(one));
    if (author === null) return [];
    const parts = partsOf(one);
    return [
      messageWith({
        id: textOf(firstOf(one, ['id'], ['uuid'])) ?? placeId(index),
        author,
        text: parts.flatMap(wordsOf).join('\n'),
        sentAt: timeOf(firstOf(one, ['create_time'], ['created_at'])),
        attachments: filesOf(one, parts),
      }),
    ];
  });
}

function roleOf(message: unknown): unknown {
  return firstOf(message, ['author', 'role'], ['sender']);
}

/** From the last message up to the first: where none is named, the newest leaf is the last. */
function branchOf(chat: unknown): unknown[] {
  const mapping = at(chat, 'mapping');
  const nodes = new Set<unknown>();
  let node = step(mapping, textOf(at(chat, 'current_node')) ?? '') ?? newestLeaf(mapping);
  // Whoever is their own ancestor is met once.
  while (isObject(node) && !nodes.has(node)) {
    nodes.add(node);
    node = step(mapping, textOf(at(node, 'parent')) ?? '');
  }
  return [...nodes].reverse().map((one) => at(one, 'message'));
}

function newestLeaf(mapping: unknown): unknown {
  const leaves = Object.values(mapping as object).filter((node) => listOf(at(node, 'children')).length === 0);
  const timeIn = (node: unknown) => numberOf(at(node, 'message', 'create_time')) || 0;
  return leaves.reduce((last, one) => (timeIn(one) > timeIn(last) ? one : last), leaves[0]);
}

/** What is thought, asked of a tool, or told to the model about the person is nobody's message. */
const unsaid = /^(?:thoughts|reasoning_recap|user_editable_context|model_editable_context|code|execution_output|tether_\w+|system_error)$/;

function isShown(message: unknown): boolean {
  const recipient = textOf(at(message, 'recipient'));
  return (
    at(message, 'metadata', 'is_visually_hidden_from_conversation') !== true &&
    (recipient === null || recipient === 'all') &&
    !unsaid.test(textOf(at(message, 'content', 'content_type')) ?? '')
  );
}

function partsOf(message: unknown): unknown[] {
  const content = at(message, 'content');
  if (Array.isArray(content) && content.length > 0) return content;
  const parts = at(content, 'parts');
  return Array.isArray(parts) ? parts : [firstOf(message, ['content', 'text'], ['text'])];
}

function wordsOf(part: unknown): string[] {
  if (typeof part === 'string') return part === '' ? [] : [part];
  const kind = textOf(firstOf(part, ['type'], ['content_type'])) ?? 'text';
  // A model's thoughts and its tools' answers have words too.
  return /^(?:text|audio_transcription)$/.test(kind) ? [textOf(at(part, 'text')) ?? ''].filter((one) => one !== '') : [];
}

function filesOf(message: unknown, parts: unknown[]): Attachment[] {
  const named = [
    ...listOf(at(message, 'metadata', 'attachments')),
    ...listOf(at(message, 'attachments')),
    ...listOf(firstOf(message, ['files'], ['files_v2'])),
  ].filter(isObject);
  const shown = parts.filter((part) => /asset_pointer$/.test(textOf(at(part, 'content_type')) ?? ''));
  // Each image is named once more where the file's name is.
  return [
    ...named.map((file) => fileOf(file)),
    ...shown.slice(named.length).map(
      (part): Attachment => ({
        name: /^[a-z]+/.exec(textOf(at(part, 'content_type')) ?? '')?.[0] ?? 'file',
        contentType: null,
        url: null,
      }),
    ),
  ];
}
