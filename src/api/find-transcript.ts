import type { Conversation } from '#domain/conversation.ts';
import { htmlText } from '#domain/html-text.ts';
import { conversationWith, messageWith } from '#domain/platform.ts';
import { authorOfName } from '#domain/transcripts/roles.ts';
import { type AttachedFile, readFile } from '../host/attachments.ts';
import type { Host } from '../host/connect.ts';
import { type TicketMessage, ticketConversation } from '../host/conversation.ts';
import type { Computed } from './compute.ts';
import { type Apart, computeApart } from './compute-apart.ts';

export interface Found extends Computed {
  /** Name of the file that holds it; null where it is the ticket's own comments. */
  file: string | null;
}

const readable = /\.(?:json|jsonl|ndjson|txt|text|log|csv|tsv|vtt|srt|html?|md|markdown|eml|transcript)$/i;
/** Looked into at a time: each is a download and some work. */
const filesAtATime = 10;
const chatChannel = /messag|chat|whatsapp|sms|facebook|instagram|telegram|line|viber|wechat|social/i;

/**
 * What comes of the conversation with a bot that somebody left on the ticket: in a file, in a comment, or as the ticket's own messaging.
 * @param files newest first
 * @param patience how often it was looked for before: each time it is looked further
 * @returns what was found, and how many files that may hold a conversation were left alone
 */
export async function findTranscript(
  host: Host,
  files: AttachedFile[],
  patience: number,
): Promise<{ found: Found | null; unread: number }> {
  const apart = computeApart();
  const maybe = files.filter(({ name }) => readable.test(name));
  const looked = maybe.slice(0, filesAtATime * (patience + 1));
  try {
    return { found: await find(host, looked, apart), unread: maybe.length - looked.length };
  } finally {
    apart.end();
  }
}

async function find(host: Host, files: AttachedFile[], { compute }: Apart): Promise<Found | null> {
  for (const file of files) {
    const computed = await readFile(host, file).then(
      (text) => compute({ text }),
      () => null,
    );
    if (computed) return { ...computed, file: file.name };
  }
  const comments = await ticketConversation(host).catch((): TicketMessage[] => []);
  for (const { content } of [...comments].reverse()) {
    // A comment is all there: it ends as a file does that is not cut.
    const computed = await compute({ text: `${/^\s*</.test(content) ? content : htmlText(content)}\n` });
    if (computed) return { ...computed, file: null };
  }
  const conversation = fromMessaging(comments);
  const computed = conversation && (await compute({ conversation }));
  return computed && { ...computed, file: null };
}

/** A ticket that is a chat by itself: its comments are the conversation. @returns null for other tickets, and before both sides have spoken */
export function fromMessaging(comments: TicketMessage[]): Conversation | null {
  const said = comments.filter(({ channel }) => chatChannel.test(channel));
  const messages = said.map(({ author, content, sentAt }, index) =>
    messageWith({
      id: `comment-${index + 1}`,
      author: author.isRequester ? 'requester' : authorOfName(author.name) === 'bot' ? 'bot' : 'agent',
      name: author.name === '' ? null : author.name,
      text: htmlText(content),
      sentAt,
    }),
  );
  const has = (author: string) => messages.some((message) => message.author === author);
  if (!has('requester') || !has('bot')) return null;
  return conversationWith({ messages });
}
