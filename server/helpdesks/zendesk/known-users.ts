import { at, listOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import { readOrNull } from './read-or-null.ts';
import { createRemembered } from './remembered.ts';

/** Long enough for what one opened ticket asks about its agent; a right that was taken away is gone this much later at most. */
const rememberedMs = 10_000;
/** Whether a group is private is changed by hand, and seldom. */
const groupsMs = 60_000;
const most = 1_000;
/** What a token or an address names goes into a path: only what an id of Zendesk's looks like. */
export const isId = (id: string) => /^\d{1,20}$/.test(id);

export interface KnownUsers {
  /** A user as the account tells of them; null for one whom it does not have. @throws AppError remote_* */
  read(userId: string): Promise<unknown>;
  /** The ids of the groups that a user is a member of. @throws AppError remote_* */
  groupsOf(userId: string): Promise<unknown[]>;
  /** Whether a group's tickets are for its members alone. @throws AppError remote_* */
  isPrivate(groupId: string): Promise<boolean>;
  /** Forgets one: whoever was refused may have been let in a moment later. */
  forget(userId: string): void;
}

/** One account's users and groups, each read once for all who ask at about the same time. @param now milliseconds since 1970 */
export function createKnownUsers(ask: Ask, now: () => number): KnownUsers {
  const users = createRemembered((id) => readOrNull(ask, `users/${id}`, 'user'), { forMs: rememberedMs, most, now });
  const memberships = createRemembered((id) => groupsOf(ask, id), { forMs: rememberedMs, most, now });
  const groups = createRemembered((id) => isPrivate(ask, id), { forMs: groupsMs, most, now });
  return {
    read: async (userId) => (isId(userId) ? users.read(userId) : null),
    groupsOf: async (userId) => (isId(userId) ? memberships.read(userId) : []),
    isPrivate: (groupId) => groups.read(groupId),
    forget(userId) {
      users.forget(userId);
      memberships.forget(userId);
    },
  };
}

async function groupsOf(ask: Ask, userId: string): Promise<unknown[]> {
  const answer = await ask({ method: 'GET', path: `/api/v2/users/${userId}/group_memberships?per_page=100` });
  return listOf(at(answer, 'group_memberships')).map((one) => at(one, 'group_id'));
}

async function isPrivate(ask: Ask, groupId: string): Promise<boolean> {
  return at(await readOrNull(ask, `groups/${groupId}`, 'group'), 'is_public') === false;
}
