import type { StaffRole } from '#domain/helpdesk.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import { listAll } from './catalogue.ts';
import { fieldTitles } from './prepare-ticket.ts';
import { indispensable } from './subscriptions.ts';

/** @throws AppError remote_* */
export async function whoAmI(ask: Ask): Promise<{ name: string; role: StaffRole | null }> {
  const answer = await ask({ method: 'GET', path: '/api/v2/users/me' });
  const role = at(answer, 'user', 'role');
  return { name: textOf(at(answer, 'user', 'name')) ?? '', role: role === 'admin' || role === 'agent' ? role : null };
}

/** @throws AppError remote_* */
export async function missingFields(ask: Ask): Promise<string[]> {
  const there = new Set((await listAll<unknown>(ask, 'ticket_fields')).filter(isInUse).map((one) => textOf(at(one, 'title'))));
  return Object.values(fieldTitles).filter((title) => !there.has(title));
}

/** @throws AppError remote_* */
export async function tellsOf(ask: Ask, address: string): Promise<boolean> {
  const webhooks = await listAll<unknown>(ask, 'webhooks');
  return webhooks.some((one) => {
    const told = listOf(at(one, 'subscriptions'));
    return at(one, 'endpoint') === address && at(one, 'status') === 'active' && indispensable.every((event) => told.includes(event));
  });
}

/** In the order of the account. @throws AppError remote_* */
export async function groupNames(ask: Ask): Promise<string[]> {
  const groups = (await listAll<unknown>(ask, 'groups')).filter(isInUse);
  return groups.flatMap((one) => textOf(at(one, 'name')) ?? []);
}

const isInUse = (row: unknown) => at(row, 'active') !== false && at(row, 'deleted') !== true;
