import type { Channel } from '#domain/conversation.ts';
import type { Priority, ReasonCode } from '#domain/decision.ts';
import { AppError } from '#domain/errors.ts';
import type { LiveSettings } from '../live-settings.ts';
import { chooseWords } from '../say-to-requester.ts';
import type { Occasion, Settings } from '../settings.ts';

/** Somebody who could be told something. */
export interface SampleRequester {
  occasion: Occasion;
  reason: ReasonCode;
  channel: Channel;
  language: string;
  name: string | null;
  group: string | null;
  priority: Priority;
  /** Null where no business hours are configured. */
  open: boolean | null;
  position: number | null;
  minutes: number | null;
}

export interface Preview {
  text: string;
  /** Place of the template that was used; null where the built-in words were. */
  template: number | null;
  /** What is wrong with the draft, line by line with its place; then the built-in words are shown. */
  problem: string | null;
}

/** What that requester would be told with a draft of the templates: by the very code that tells them. */
export async function previewMessage(
  live: LiveSettings,
  draft: unknown,
  { occasion, reason, channel, language, name, group, priority, open, position, minutes }: SampleRequester,
): Promise<Preview> {
  const { messages, problem } = await checked(live, draft);
  const told = {
    brief: { conversation: { channel, locale: language }, why: { priority, reasons: [{ code: reason }] }, requester: { name } },
    routing: { group, channels: [] },
    say: null,
  };
  const saying = { occasion, isOpen: open, position, minutes, statusUrl: 'https://example.com/r/…' };
  return { ...chooseWords({ messages }, told, saying), problem };
}

async function checked(live: LiveSettings, draft: unknown): Promise<{ messages: Settings['messages']; problem: string | null }> {
  try {
    return { messages: await live.check('messages', draft, live.inForce().versions.messages), problem: null };
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_setting') return { messages: [], problem: error.message };
    throw error;
  }
}
