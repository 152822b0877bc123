import { AppError } from '#domain/errors.ts';
import { at } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

/** One record of the account; null where it does not have it. @param name the answer's key @throws AppError remote_* */
export async function readOrNull(ask: Ask, path: string, name: string): Promise<unknown> {
  try {
    return at(await ask({ method: 'GET', path: `/api/v2/${path}` }), name) ?? null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'remote_gone') return null;
    throw error;
  }
}
