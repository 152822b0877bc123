import { at, listOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import { isId, type KnownUsers } from './known-users.ts';
import { readOrNull } from './read-or-null.ts';

/**
 * Which of these tickets the account lets a member of its staff see, by the rules that it tells of: what of its tickets that person is
 * restricted to, and groups whose tickets are for their members alone. Whatever is not understood is refused.
 * @param ticketIds at most a hundred, asked about in one call
 * @throws AppError remote_*
 */
export async function maySee(ask: Ask, users: KnownUsers, userId: string, ticketIds: string[]): Promise<Set<string>> {
  const ids = ticketIds.filter(isId);
  const [user, tickets] = await Promise.all([users.read(userId), readTickets(ask, ids)]);
  const isSeen = await Promise.all(ids.map((id) => isLetSee(users, userId, user, tickets.get(id) ?? null)));
  const seen = new Set(ids.filter((_id, place) => isSeen[place]));
  if (seen.size < ticketIds.length) users.forget(userId);
  return seen;
}

async function isLetSee(users: KnownUsers, userId: string, user: unknown, ticket: unknown): Promise<boolean> {
  if (user === null || ticket === null) return false;
  const role = at(user, 'role');
  if (at(user, 'suspended') === true || at(user, 'active') === false) return false;
  if (role === 'admin') return true;
  if (role !== 'agent') return false;
  if (isPartOf(Number(userId), ticket)) return true;
  const group = at(ticket, 'group_id');
  const isMember = async () => group != null && (await users.groupsOf(userId)).includes(group);
  switch (at(user, 'ticket_restriction')) {
    case null:
      return group == null || !(await users.isPrivate(String(group))) || (await isMember());
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

/** What the list of many leaves out is asked for by its own address: that alone tells whether it is there. */
async function readTickets(ask: Ask, ids: string[]): Promise<Map<string, unknown>> {
  const listed = ids.length > 1 ? at(await ask({ method: 'GET', path: `/api/v2/tickets/show_many?ids=${ids.join(',')}` }), 'tickets') : [];
  const tickets = new Map(listOf(listed).map((ticket) => [String(at(ticket, 'id')), ticket]));
  const left = ids.filter((id) => !tickets.has(id));
  for (const id of left) tickets.set(id, await readOrNull(ask, `tickets/${id}`, 'ticket'));
  return tickets;
}
