import { AppError } from '#domain/errors.ts';
import { at, listOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import type { KnownUsers } from './known-users.ts';

/**
 * Whether the account lets a member of its staff see a ticket, by the rules that it tells of: what of its tickets that person is restricted
 * to, and groups whose tickets are for their members alone. Whatever is not understood is refused.
 * @throws AppError remote_*
 */
export async function maySee(ask: Ask, users: KnownUsers, userId: string, ticketId: string): Promise<boolean> {
  const may = await isLetSee(ask, users, userId, ticketId);
  if (!may) users.forget(userId);
  return may;
}

async function isLetSee(ask: Ask, users: KnownUsers, userId: string, ticketId: string): Promise<boolean> {
  // What an address names goes into a path: only what an id of Zendesk's looks like.
  if (!/^\d{1,20}$/.test(ticketId)) return false;
  const [user, ticket] = await Promise.all([users.read(userId), read(ask, `tickets/${ticketId}`, 'ticket')]);
  if (user === null || ticket === null) return false;
  const role = at(user, 'role');
  if (at(user, 'suspended') === true || at(user, 'active') === false) return false;
  if (role === 'admin') return true;
  if (role !== 'agent') return false;
  if (isPartOf(Number(userId), ticket)) return true;
  const group = at(ticket, 'group_id');
  const isMember = async () => group != null && (await groupsOf(ask, userId)).includes(group);
  switch (at(user, 'ticket_restriction')) {
    case null: {
      const isPrivate = group != null && at(await read(ask, `groups/${String(group)}`, 'group'), 'is_public') === false;
      return !isPrivate || (await isMember());
    }
    case 'groups':
      return isMember();
    case 'organization': {
      const own = at(user, 'organization_id');
      return own != null && own === at(ticket, 'organization_id');
    }
    default:
      return false;
  }
}

/** A ticket that is one's own is seen whatever else one may not see. */
function isPartOf(user: number, ticket: unknown): boolean {
  const people = ['assignee_id', 'requester_id', 'submitter_id'].map((name) => at(ticket, name));
  const listed = ['collaborator_ids', 'follower_ids', 'email_cc_ids'].flatMap((name) => listOf(at(ticket, name)));
  return [...people, ...listed].includes(user);
}

async function groupsOf(ask: Ask, userId: string): Promise<unknown[]> {
  const answer = await ask({ method: 'GET', path: `/api/v2/users/${userId}/group_memberships?per_page=100` });
  return listOf(at(answer, 'group_memberships')).map((one) => at(one, 'group_id'));
}

async function read(ask: Ask, path: string, name: string): Promise<unknown> {
  try {
    return at(await ask({ method: 'GET', path: `/api/v2/${path}` }), name) ?? null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'remote_gone') return null;
    throw error;
  }
}
