import type { Author, Conversation, Message } from '../conversation.ts';
import { conversationWith, plainMessage } from '../platform.ts';
import { authorOfName } from './roles.ts';

/** What a reader could not do, as a code for a sentence and what belongs into it. */
export type TranscriptNote =
  /** The text stops in the middle; what came before was read. */
  | { code: 'cut'; after: number }
  /** Places that are no JSON were passed over, the first at this character, counted from 1. */
  | { code: 'damaged'; count: number; first: number }
  /** Nothing tells which speaker is the requester: it was judged by who speaks first and who offers help. */
  | { code: 'speakers_guessed'; names: string }
  /** Every line carries one name, so that nobody can tell the parties apart. */
  | { code: 'one_speaker'; name: string }
  /** Parts that are no message were passed over. */
  | { code: 'skipped'; count: number };

export interface Transcript {
  /** Which reader it was. */
  format: string;
  conversation: Conversation;
  notes: TranscriptNote[];
}

/**
 * One line of speech before it is known who is who: the message that it will be, so that of long transcripts none is made twice.
 * `name` is as it is written, null where nobody is named; `author` is told where the format itself says who speaks.
 */
export interface Line extends Omit<Message, 'author'> {
  author: Author | null;
}

export function lineOf(name: string | null, text: string, sentAt: string | null = null): Line {
  return plainMessage('', null, name, text, sentAt);
}

/** What those say who work for the company. */
export const offersHelp =
  /\b(?:how (?:can|may) (?:i|we) help|how can i assist|welcome to|thank you for (?:contacting|calling)|wie kann ich|comment puis-je|en qué (?:puedo|le puedo)|come posso aiut|como posso ajudar|hoe kan ik)\b/i;

/**
 * Lines → messages with their authors. A speaker whose name tells nothing is judged by the others: whoever offers help works for
 * the company, the first one left is the requester.
 */
function toMessages(lines: Line[]): { messages: Message[]; notes: TranscriptNote[] } {
  const said = lines.some(isBlank) ? lines.filter((line) => !isBlank(line)) : lines;
  const heard = new Set<string>();
  const known = new Map<string, Author>();
  // Two parties take turns: of a long transcript nearly every line is by one of the last two.
  let [last, other]: [string | null, string | null] = [null, null];
  for (let at = 0; at < said.length; at += 1) {
    const { name, author } = said[at]!;
    if (name === null || (author === null && (name === last || name === other))) continue;
    heard.add(name);
    if (author !== null) known.set(name, author);
    [last, other] = [name, last];
  }
  const speakers = [...heard];
  for (const name of speakers) {
    const author = known.get(name) ?? authorOfName(name);
    if (author) known.set(name, author);
  }
  const unknown = speakers.filter((name) => !known.has(name));
  for (const name of unknown) known.set(name, guess(name, said, known));
  const notes: TranscriptNote[] = [];
  if (unknown.length > 0) notes.push({ code: 'speakers_guessed', names: unknown.join(', ') });
  if (speakers.length === 1 && said.length > 3) notes.push({ code: 'one_speaker', name: speakers[0] as string });
  for (let at = 0; at < said.length; at += 1) {
    const line = said[at]!;
    line.id = `line-${at + 1}`;
    if (line.author === null) line.author = line.name === null ? 'system' : (known.get(line.name) ?? 'system');
    if (!isTrimmed(line.text)) line.text = line.text.trim();
  }
  return { messages: said as Message[], notes };
}

/** Lines → a transcript of them. @returns null where nobody says anything */
export function ofLines(
  format: string,
  lines: Line[],
  notes: TranscriptNote[] = [],
  channel: 'chat' | 'phone' | 'email' = 'chat',
): Transcript | null {
  const { messages, notes: aboutSpeakers } = toMessages(lines);
  return messages.length === 0
    ? null
    : { format, conversation: conversationWith({ channel, messages }), notes: [...notes, ...aboutSpeakers] };
}

// A letter at the beginning, and one or a full stop at the end, are what nearly all have.
function isBlank({ text, attachments }: Line): boolean {
  return !isMark(text.charCodeAt(0)) && text.trim() === '' && attachments.length === 0;
}

function isTrimmed(text: string): boolean {
  return isMark(text.charCodeAt(0)) && isMark(text.charCodeAt(text.length - 1));
}

function isMark(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function guess(name: string, said: Line[], known: Map<string, Author>): Author {
  const taken = new Set(known.values());
  if (taken.has('requester'))
    return taken.has('bot') || !said.some((line) => line.name === name && offersHelp.test(line.text)) ? 'agent' : 'bot';
  return said.slice(0, 20).some((line) => line.name === name && offersHelp.test(line.text)) ? 'agent' : 'requester';
}
