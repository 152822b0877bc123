import { AppError } from '#domain/errors.ts';
import { at, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

const againMs = 1_000;

/** A ticket that is to be changed. @throws AppError remote_busy, before it is looked at, while the account takes no change */
export async function lookToChange(ask: Ask, path: string): Promise<unknown> {
  return at(await ask({ method: 'GET', path, leadsTo: 'PUT' }), 'ticket');
}

/** Writes to a ticket as it was looked at. @throws AppError remote_busy when it was changed since: look again */
export async function changeAsSeen(ask: Ask, path: string, seen: unknown, change: object): Promise<void> {
  const stamp = textOf(at(seen, 'updated_at'));
  const ticket = { ...change, ...(stamp === null ? {} : { safe_update: true, updated_stamp: stamp }) };
  try {
    await ask({ method: 'PUT', path, body: JSON.stringify({ ticket }) });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'remote_refused' && /with 409/.test(error.message))) throw error;
    throw new AppError('remote_busy', 'The ticket was changed at the same moment', { cause: error, retryAfterMs: againMs });
  }
}
