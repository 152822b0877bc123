import { AppError } from '#domain/errors.ts';

const windowMs = 60_000;
const most = 20;

/**
 * Everything that is sent from a page becomes a note for people to read: one page sends so much in a minute, and no more.
 * @throws AppError server_busy
 */
export function createPace(now: () => number): (handoffId: string) => void {
  let since = now();
  const sent = new Map<string, number>();
  return (handoffId) => {
    if (now() - since >= windowMs) {
      since = now();
      sent.clear();
    }
    const count = (sent.get(handoffId) ?? 0) + 1;
    sent.set(handoffId, count);
    if (count > most) throw new AppError('server_busy', 'Too much is sent from one page', { retryAfterMs: windowMs });
  };
}
