import type { BotEvent } from './bot.ts';
import { withLastingIds } from './message-id.ts';
import type { Platform } from './platform.ts';

/**
 * Several events of one conversation in a list, for platforms that tell one turn at a time: what is known of the conversation is what
 * the last one tells, and a wish for a person counts wherever it stands.
 * @returns how many of the list are of another conversation, or nothing that the platform sends; null where none is
 */
export function readEach(platform: Platform, list: unknown[]): { event: BotEvent; others: number } | null {
  const all = list.filter((one) => platform.recognises(one)).map((one) => platform.read(one));
  const events = all.filter(({ conversation }) => conversation.id === all[0]?.conversation.id);
  const last = events.at(-1);
  if (last === undefined) return null;
  const messages = withLastingIds(events.flatMap(({ conversation }) => conversation.messages));
  const startedAt = events.map(({ conversation }) => conversation.startedAt).find((time) => time !== null) ?? null;
  return {
    event: {
      type: events.some(({ type }) => type === 'handoff_requested') ? 'handoff_requested' : last.type,
      conversation: { ...last.conversation, startedAt, messages },
    },
    others: list.length - events.length,
  };
}
