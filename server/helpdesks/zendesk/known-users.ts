import { AppError } from '#domain/errors.ts';
import { at } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

/** Long enough for what one opened ticket asks about its agent; a right that was taken away is gone this much later at most. */
const rememberedMs = 10_000;
const most = 1_000;

export interface KnownUsers {
  /** A user as the account tells of them; null for one whom it does not have. @throws AppError remote_* */
  read(userId: string): Promise<unknown>;
  /** Forgets one: whoever was refused may have been let in a moment later. */
  forget(userId: string): void;
}

/** One account's users, each read once for all who ask at about the same time. @param now milliseconds since 1970 */
export function createKnownUsers(ask: Ask, now: () => number): KnownUsers {
  const known = new Map<string, { user: Promise<unknown>; until: number }>();
  return {
    read(userId) {
      // What a token names goes into an address: only what an id of Zendesk's looks like.
      if (!/^\d{1,20}$/.test(userId)) return Promise.resolve(null);
      const before = known.get(userId);
      if (before && before.until > now()) return before.user;
      known.delete(userId);
      if (known.size >= most) known.delete(known.keys().next().value!);
      const entry = { user: readUser(ask, userId), until: now() + rememberedMs };
      known.set(userId, entry);
      entry.user.catch(() => {
        if (known.get(userId) === entry) known.delete(userId);
      });
      return entry.user;
    },
    forget: (userId) => void known.delete(userId),
  };
}

async function readUser(ask: Ask, userId: string): Promise<unknown> {
  try {
    return at(await ask({ method: 'GET', path: `/api/v2/users/${userId}` }), 'user') ?? null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'remote_gone') return null;
    throw error;
  }
}
