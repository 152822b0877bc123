import { oneLine } from '#domain/visible.ts';
import type { EndDisposition } from '#domain/way-back.ts';

interface Human {
  /** Milliseconds since 1970. */
  acceptedAt: number | null;
  completedAt: number;
  disposition: EndDisposition;
  /** What the agents told the requester, oldest first. */
  replies: { text: string }[];
  /** What the agent who hands back wants the bot to know. */
  note: string | null;
}

const ends: Record<EndDisposition, string> = {
  solved: 'solved the request',
  handed_back: 'handed it back to you',
  abandoned: 'closed it without an answer',
  timed_out: 'could not take it in time; their ticket stays open',
  duplicate: 'answers it in another conversation',
};

const longestQuote = 240;
const longestNote = 400;

/**
 * What a bot that takes over again has to know of the human stretch: a few lines, whatever was said in it. It ends with the one
 * instruction without which bots answer everything that piled up.
 */
export function memoryOf({ acceptedAt, completedAt, disposition, replies, note }: Human): string {
  const minute = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const last = replies.at(-1);
  return [
    `A person on the team had this conversation${acceptedAt === null ? '' : ` from ${minute(acceptedAt)}`} to ${minute(completedAt)} UTC and ${ends[disposition]}.`,
    ...(last === undefined
      ? ['They wrote nothing to the requester.']
      : [`They wrote ${replies.length} ${replies.length === 1 ? 'message' : 'messages'}; the last: "${oneLine(last.text, longestQuote)}"`]),
    ...(note === null || note.trim() === '' ? [] : [`Their note to you: "${oneLine(note, longestNote)}"`]),
    'Everything said before this is dealt with: answer only what the requester writes from now on.',
  ].join('\n');
}
