import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#domain/database.ts';
import type { Seal } from './seal.ts';

/** Times in milliseconds since 1970. */
interface Pair {
  accessToken: string;
  refreshToken: string | null;
  expiresAt: number;
}

interface Row {
  seed: string;
  refresh_token: string;
  access_token: string | null;
  expires_at: number;
  refreshing_until: number;
  changed_at: number;
}

interface VaultOptions {
  db: Database;
  seal: Seal;
  account: string;
  /** The refresh token that stands in the configuration; another one is another installation. Null where none does: then what was connected on the desk counts. */
  refreshToken: string | null;
  now: () => number;
}

/** Longer than a refresh can take at its time-outs. */
const turnMs = 30_000;
const lookMs = 100;
/** In place of a digest of the configuration's token. */
const byDesk = 'desk';

/** Keeps an installation's tokens, sealed; of all processes one refreshes at a time. */
export async function openVault({ db, seal, account, refreshToken, now }: VaultOptions) {
  const about = (what: string) => `oauth:${account}:${what}`;
  const seed = refreshToken === null ? byDesk : createHash('sha256').update(refreshToken).digest('hex');
  // What is kept goes on, unless somebody has connected the account anew since.
  if (refreshToken !== null)
    await db.query(
      `insert into oauth_tokens (account, seed, refresh_token, access_token, expires_at, refreshing_until, changed_at) values ($1, $2, $3, null, 0, 0, $4)
       on conflict (account) do update set seed = excluded.seed, refresh_token = excluded.refresh_token, access_token = null,
         expires_at = 0, refreshing_until = 0, changed_at = excluded.changed_at where oauth_tokens.seed <> excluded.seed`,
      [account, seed, seal.close(refreshToken, about('refresh')), now()],
    );

  async function load(): Promise<Row | undefined> {
    const rows = await db.query<Row>('select * from oauth_tokens where account = $1', [account]);
    return rows[0];
  }

  function pairOf(row: Row | undefined): Pair | null {
    if (!row || row.access_token === null) return null;
    return {
      accessToken: seal.open(row.access_token, about('access')),
      refreshToken: seal.open(row.refresh_token, about('refresh')),
      expiresAt: row.expires_at,
    };
  }

  /** @returns the row when it is our turn to refresh, or null */
  async function takeTurn(): Promise<Row | null> {
    const rows = await db.query<Row>(
      'update oauth_tokens set refreshing_until = $2 where account = $1 and refreshing_until <= $3 returning *',
      [account, now() + turnMs, now()],
    );
    return rows[0] ?? null;
  }

  async function keep(pair: Pair, old: Row): Promise<void> {
    const refresh = pair.refreshToken === null ? old.refresh_token : seal.close(pair.refreshToken, about('refresh'));
    const values = [account, seal.close(pair.accessToken, about('access')), refresh, pair.expiresAt, now(), old.refresh_token];
    await db.query(
      'update oauth_tokens set access_token = $2, refresh_token = $3, expires_at = $4, refreshing_until = 0, changed_at = $5 where account = $1 and refresh_token = $6',
      values,
    );
  }

  return {
    async isConnected(): Promise<boolean> {
      return (await load())?.seed === seed;
    },
    async connect(pair: Pair & { refreshToken: string }): Promise<void> {
      // The seed stays that of the configuration: the next start must not put its old token in place of this one.
      await db.query(
        `insert into oauth_tokens (account, seed, refresh_token, access_token, expires_at, refreshing_until, changed_at)
         values ($1, $2, $3, $4, $5, 0, $6)
         on conflict (account) do update set seed = excluded.seed, refresh_token = excluded.refresh_token,
           access_token = excluded.access_token, expires_at = excluded.expires_at, refreshing_until = 0, changed_at = excluded.changed_at`,
        [
          account,
          seed,
          seal.close(pair.refreshToken, about('refresh')),
          seal.close(pair.accessToken, about('access')),
          pair.expiresAt,
          now(),
        ],
      );
    },
    async read(): Promise<Pair | null> {
      return pairOf(await load());
    },
    async exchange(read: Pair | null, renew: (refreshToken: string) => Promise<Pair>): Promise<Pair> {
      for (;;) {
        const row = await takeTurn();
        const current = row ? pairOf(row) : null;
        const isNewer = current !== null && current.accessToken !== read?.accessToken;
        if (row && isNewer) {
          await db.query('update oauth_tokens set refreshing_until = 0 where account = $1', [account]);
          return current;
        }
        if (row) {
          try {
            const pair = await renew(seal.open(row.refresh_token, about('refresh')));
            // The old pair is gone at the helpdesk: until this is on disk, a crash would lock us out.
            await keep(pair, row);
            return pair;
          } catch (error) {
            await db.query('update oauth_tokens set refreshing_until = 0 where account = $1', [account]);
            throw error;
          }
        }
        await pause(lookMs);
        const newer = pairOf(await load());
        if (newer && newer.accessToken !== read?.accessToken) return newer;
      }
    },
  };
}
