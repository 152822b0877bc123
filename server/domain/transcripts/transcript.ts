import type { Author, Conversation, Message } from '../conversation.ts';
import { conversationWith, plainMessage } from '../platform.ts';
import { judgeSpeakers } from './speakers.ts';

/** What a reader could not do, as a code for a sentence and what belongs into it. */
export type TranscriptNote =
  /** The text stops in the middle; what came before was read. */
  | { code: 'cut'; after: number }
  /** The last line has no end, and its words have none either. */
  | { code: 'maybe_cut'; after: number }
  /** Places that are no JSON were passed over, the first at this character, counted from 1. */
  | { code: 'damaged'; count: number; first: number }
  /** Nothing tells which speaker is the requester: it was judged by who speaks first and who offers help. */
  | { code: 'speakers_guessed'; names: string }
  /** Who is named as the requester speaks as the company does, and the other one does not: taken the other way round. */
  | { code: 'labels_swapped'; requester: string; agent: string }
  /** Every line carries one name, so that nobody can tell the parties apart. */
  | { code: 'one_speaker'; name: string }
  /** Nobody is named, and nothing tells the parties apart. */
  | { code: 'no_speakers' }
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

/** What lines are ordered by: ISO 8601 in UTC, null where no time is told. */
export const sentAtOf = ({ sentAt }: Line) => sentAt;

export function lineOf(name: string | null, text: string, sentAt: string | null = null): Line {
  return plainMessage('', null, name, text, sentAt);
}

/** Lines → messages with their authors. */
function toMessages(lines: Line[]): { messages: Message[]; notes: TranscriptNote[] } {
  const said = lines.some(isBlank) ? lines.filter((line) => !isBlank(line)) : lines;
  const { known, notes } = judgeSpeakers(said);
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
