import { AppError, type ErrorCode } from '#domain/errors.ts';
import { addRefusal } from '../../store/refusals.ts';
import type { HandoffDeps } from '../deps.ts';

/** So many of one bot are written down in a minute: whoever hammers at the door must not keep the disk busy. */
const perMinute = 20;
const minute = 60_000;
const noted: readonly ErrorCode[] = ['bad_signature', 'bad_timestamp', 'bad_payload'];
/** Our own sentence about a header; one about a payload may quote it, and then only its place is kept. */
const quotesNothing: readonly ErrorCode[] = ['bad_signature', 'bad_timestamp'];

/** Remembers, within bounds, which deliveries were refused and why, for whoever connects the bot. */
export function createRefusalNotes({ db, now, newId }: Pick<HandoffDeps, 'db' | 'now' | 'newId'>) {
  const counts = new Map<string, { since: number; n: number }>();

  function hasRoom(bot: string): boolean {
    const at = now();
    const count = counts.get(bot);
    if (!count || at - count.since >= minute) counts.set(bot, { since: at, n: 1 });
    else if (count.n >= perMinute) return false;
    else count.n += 1;
    return true;
  }

  /** @param sender tells senders apart and names none */
  return async function note(error: unknown, { bot, bytes, sender }: { bot: string; bytes: number; sender: string }): Promise<void> {
    if (!(error instanceof AppError) || !noted.includes(error.code) || !hasRoom(bot)) return;
    const why = quotesNothing.includes(error.code) ? error.message : (error.path ?? '');
    await addRefusal(db, { id: newId(), bot, at: now(), code: error.code, why: why.slice(0, 300), bytes, sender });
  };
}
