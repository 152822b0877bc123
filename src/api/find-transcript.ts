import { htmlText } from '#domain/html-text.ts';
import { conversationWith, messageWith } from '#domain/platform.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { authorOfName, type Transcript } from '#domain/transcripts/transcript.ts';
import { type AttachedFile, readFile, ticketFiles } from '../host/attachments.ts';
import type { Host } from '../host/connect.ts';
import { type TicketMessage, ticketConversation } from '../host/conversation.ts';

export interface FoundTranscript {
  transcript: Transcript;
  /** Name of the file that holds it; null where it is the ticket's own comments. */
  file: string | null;
}

const readable = /\.(?:json|jsonl|ndjson|txt|text|log|csv|tsv|vtt|srt|html?|md|markdown|eml|transcript)$/i;
const mostFiles = 5;
const chatChannel = /messag|chat|whatsapp|sms|facebook|instagram|telegram|line|viber|wechat|social/i;

/** The conversation with a bot that somebody left on the ticket: in a file, in a comment, or as the ticket's own messaging. Newest first. */
export async function findTranscript(host: Host, ticketId: number): Promise<FoundTranscript | null> {
  const [files, comments] = await Promise.all([
    ticketFiles(host, ticketId).catch((): AttachedFile[] => []),
    ticketConversation(host).catch((): TicketMessage[] => []),
  ]);
  for (const file of files
    .filter(({ name }) => readable.test(name))
    .reverse()
    .slice(0, mostFiles)) {
    const transcript = await readFile(host, file).then(readTranscript, () => null);
    if (transcript) return { transcript, file: file.name };
  }
  for (const { content } of [...comments].reverse()) {
    const transcript = readTranscript(/^\s*</.test(content) ? content : htmlText(content));
    if (transcript) return { transcript, file: null };
  }
  const transcript = fromMessaging(comments);
  return transcript && { transcript, file: null };
}

/** A ticket that is a chat by itself: its comments are the conversation. @returns null for other tickets, and before both sides have spoken */
export function fromMessaging(comments: TicketMessage[]): Transcript | null {
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
  return { format: 'zendesk_messaging', conversation: conversationWith({ messages }), notes: [] };
}
