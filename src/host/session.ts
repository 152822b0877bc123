import type { Host } from './connect.ts';

interface Session {
  token: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** Not used in its last moments: a request takes its time on the way. */
const marginMs = 15_000;
/** After a server that gave none, however often its clock and this computer's are found to differ. */
export const pauseMs = 60_000;
const calmMs = 200;

const sessions = new WeakMap<Host, Session>();
/** By a clock that only goes on. */
const notBefore = new WeakMap<Host, number>();
const asking = new WeakSet<Host>();

/** The session with our server; null while there is none, and then Zendesk's proxy signs. @param now milliseconds since 1970 */
export function sessionOf(host: Host, now: number): string | null {
  const session = sessions.get(host);
  return session && session.until - marginMs > now ? session.token : null;
}

export function dropSession(host: Host): void {
  sessions.delete(host);
}

interface Moment {
  /** Milliseconds since 1970, by the server's clock. */
  now: number;
  /** Milliseconds since the page was opened. */
  elapsed: number;
}

/**
 * Asks for a session beside what is going on, at most one question at a time; a server without sessions is left alone for a while.
 * @returns when it has been answered
 */
export async function renewSession(host: Host, { now, elapsed }: Moment, ask: () => Promise<unknown>): Promise<void> {
  if (asking.has(host) || elapsed < (notBefore.get(host) ?? 0) || sessionOf(host, now) !== null) return;
  asking.add(host);
  // What was answered is shown first.
  await new Promise((resolve) => setTimeout(resolve, calmMs))
    .then(ask)
    .then((answer) => {
      const { token, expires_at } = (answer ?? {}) as { token?: unknown; expires_at?: unknown };
      const until = Date.parse(String(expires_at));
      if (typeof token !== 'string' || Number.isNaN(until)) throw new Error('no session');
      sessions.set(host, { token, until });
    })
    .catch(() => void notBefore.set(host, elapsed + pauseMs))
    .finally(() => asking.delete(host));
}
