import type { StaffRole } from '#domain/helpdesk.ts';
import { at } from '#domain/lenient.ts';
import type { KnownUsers } from './known-users.ts';

/** What the account says of a user. @returns null for whoever is no staff of it, or is suspended. @throws AppError remote_* */
export async function roleOf(users: KnownUsers, userId: string): Promise<StaffRole | null> {
  const user = await users.read(userId);
  const role = at(user, 'role');
  const isLetIn = at(user, 'suspended') !== true && at(user, 'active') !== false;
  if (isLetIn && (role === 'admin' || role === 'agent')) return role;
  users.forget(userId);
  return null;
}
