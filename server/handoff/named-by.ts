import type { BotEvent } from '#domain/bot.ts';
import { requesterKeys } from '#domain/requester-keys.ts';
import type { IsTheirs } from '../store/unread-deliveries.ts';
import type { HandoffDeps } from './deps.ts';

/**
 * Whether a delivery's requester is one of these. One that cannot be read, because its bot was removed or changed, is theirs where
 * any value in it is just the address, the number or, at the same bot, the id.
 * @param keys as `requesterKeys` makes them
 */
export function namedBy(bots: HandoffDeps['bots'], keys: string[]): IsTheirs {
  const wanted = new Set(keys);
  return ({ bot, body }) => {
    const event = readOrNull(bots, bot, body);
    if (event) return requesterKeys(bot, event.conversation.requester).some((key) => wanted.has(key));
    return valuesOf(body).some((one) => requesterKeys(bot, one).some((key) => wanted.has(key)));
  };
}

function readOrNull(bots: HandoffDeps['bots'], name: string, body: string): BotEvent | null {
  try {
    return Object.hasOwn(bots, name) ? bots[name]!.bot.read(new TextEncoder().encode(body)) : null;
  } catch {
    return null;
  }
}

type Naming = Parameters<typeof requesterKeys>[1];

/** Of JSON, or of a form as Twilio sends it. */
function valuesOf(body: string): Naming[] {
  const values: Naming[] = [];
  try {
    JSON.parse(body, (key, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') values.push(naming(key, value));
      return value;
    });
  } catch {
    for (const [key, value] of new URLSearchParams(body)) values.push(naming(key, value));
  }
  return values;
}

/** A number in a sentence is no phone, and a number of tries no id. */
function naming(key: string, value: string | number): Naming {
  const text = String(value);
  return {
    email: text,
    phone: /^[+\d\s()./-]+$/.test(text) ? text : null,
    id: typeof value === 'string' || /(?:^|[_-])id$|Id$/.test(key) ? text : null,
  };
}
