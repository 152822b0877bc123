import { AppError } from '#domain/errors.ts';
import type { StaffRole } from '#domain/helpdesk.ts';
import { at } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

/** What the account says of a user. @returns null for whoever is no staff of it, or is suspended. @throws AppError remote_* */
export async function roleOf(ask: Ask, userId: string): Promise<StaffRole | null> {
  // What a token names goes into an address: only what an id of Zendesk's looks like.
  if (!/^\d{1,20}$/.test(userId)) return null;
  try {
    const answer = await ask({ method: 'GET', path: `/api/v2/users/${userId}` });
    const role = at(answer, 'user', 'role');
    if (at(answer, 'user', 'suspended') === true || at(answer, 'user', 'active') === false) return null;
    return role === 'admin' || role === 'agent' ? role : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'remote_gone') return null;
    throw error;
  }
}
