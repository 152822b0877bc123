import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#domain/errors.ts';
import { addAuditEntry } from '../../store/audit.ts';
import type { Seal } from '../../store/seal.ts';
import type { HandoffDeps } from '../deps.ts';

/** So long somebody may take to allow it. */
const patienceMs = 10 * 60_000;
const about = 'oauth state';

interface State {
  verifier: string;
  author: string;
  /** Milliseconds since 1970. */
  until: number;
}

export type Connection = ReturnType<typeof createConnection>;

/**
 * Connecting the helpdesk by an admin who allows it in their browser. Nothing is kept in between: what we must know when they come
 * back goes with them, sealed, so that any process can take it up and nobody else can make it.
 */
export function createConnection({ db, helpdesk, now, newId }: HandoffDeps, seal: Seal, publicUrl: string) {
  const redirect = `${publicUrl}/oauth/callback`;
  return {
    /** @returns the address at which an admin allows it; null where this helpdesk knows no such way */
    begin(author: string): string | null {
      const verifier = randomBytes(32).toString('base64url');
      const state: State = { verifier, author, until: now() + patienceMs };
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const sealed = Buffer.from(seal.close(JSON.stringify(state), about)).toString('base64url');
      return helpdesk.connecting?.address({ redirect, state: sealed, challenge }) ?? null;
    },
    /** What they came back with; from then on the helpdesk is asked with it. @throws AppError bad_link, remote_* */
    async complete(code: string, sealed: string): Promise<void> {
      const { verifier, author, until } = opened(sealed);
      if (until <= now()) throw new AppError('bad_link', 'It took too long to allow the connection: begin again on the desk');
      await helpdesk.connecting?.take(code, { redirect, verifier });
      await db.transaction((tx) =>
        addAuditEntry(tx, { id: newId(), at: now(), actor: author, action: 'helpdesk_connected', target: 'helpdesk', detail: '' }),
      );
    },
  };

  function opened(sealed: string): State {
    try {
      return JSON.parse(seal.open(Buffer.from(sealed, 'base64url').toString(), about)) as State;
    } catch (cause) {
      throw new AppError('bad_link', 'This connection was not begun here', { cause });
    }
  }
}
