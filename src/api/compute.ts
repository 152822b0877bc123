import type { Brief } from '#domain/brief.ts';
import type { Conversation } from '#domain/conversation.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import type { TranscriptNote } from '#domain/transcripts/transcript.ts';
import { assessHere } from './assess-here.ts';

/** A text that may hold a conversation, or one that was put together already. */
export type Asked = { text: string } | { conversation: Conversation };

export interface Computed {
  brief: Brief;
  notes: TranscriptNote[];
}

/** The heavy part of a panel without a server: reads, detects and decides. @param now ISO 8601 in UTC @returns null where no conversation is in it */
export function compute(asked: Asked, now: string): Computed | null {
  const read = 'text' in asked ? readTranscript(asked.text) : { conversation: asked.conversation, notes: [] };
  if (!read) return null;
  const at = read.conversation.messages.findLast(({ sentAt }) => sentAt !== null)?.sentAt ?? now;
  return { brief: assessHere(read.conversation, at), notes: read.notes };
}
