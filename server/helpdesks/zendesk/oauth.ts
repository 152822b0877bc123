import { AppError } from '#domain/errors.ts';
import { at } from '#domain/lenient.ts';
import type { Exchange, TokenPair, ZendeskOptions } from './call.ts';
import { refuse, unreadable } from './errors.ts';

/** A token is renewed a minute before it ends, so that no call carries one that ends on the way. */
const margin = 60_000;
const path = '/oauth/tokens';
export const scope = 'read write';
/** Refused credentials are not tried again before so long. */
const refusedPauseMs = 60_000;

export interface Tokens {
  current(): Promise<string>;
  /** A newer one than `refused`. */
  renewed(refused: string): Promise<string>;
  /** Redeems the code of an admin who has allowed us; its pair is kept, and used from then on. @throws AppError remote_* */
  redeem(code: string, given: { redirect: string; verifier: string }): Promise<void>;
}

/**
 * OAuth: `refresh_token` where an installation gave us a pair, else `client_credentials`. Calls that need a token at the same time
 * share one request for it. A refresh takes the old pair from us, so the vault lets one process refresh at a time and has the
 * new pair on disk before anybody uses it.
 */
export function createTokens(
  exchange: Exchange,
  { clientId, clientSecret, vault, now }: Pick<ZendeskOptions, 'clientId' | 'clientSecret' | 'vault' | 'now'>,
): Tokens {
  let known: TokenPair | null = null;
  let asking: Promise<string> | null = null;
  const isGood = (pair: TokenPair | null): pair is TokenPair => pair !== null && pair.expiresAt - margin > now();

  function ask(refused: string | null): Promise<string> {
    asking ??= newer(refused).finally(() => {
      asking = null;
    });
    return asking;
  }

  async function newer(refused: string | null): Promise<string> {
    if (!vault || !(await vault.isConnected())) known = await request({ grant_type: 'client_credentials', scope });
    else {
      const kept = await vault.read();
      known = isGood(kept) && kept.accessToken !== refused ? kept : await vault.exchange(kept, refresh);
    }
    return known.accessToken;
  }

  const refresh = (refreshToken: string) => request({ grant_type: 'refresh_token', refresh_token: refreshToken });

  async function request(grant: Record<string, string>): Promise<TokenPair> {
    const call = { method: 'POST' as const, path };
    const body = { ...grant, client_id: clientId, client_secret: clientSecret };
    const answer = await exchange({ ...call, body: JSON.stringify(body) });
    if (answer.status === 400 || answer.status === 401 || answer.status === 403)
      throw grant.code === undefined ? signedOut(grant.grant_type!, answer.status) : notRedeemed(answer.status);
    if (answer.status !== 200 && answer.status !== 201) throw refuse(call, answer.status, answer.headers, answer.text, now());
    const { access_token, refresh_token, expires_in } = parse(answer.text);
    if (typeof access_token !== 'string') throw new AppError('remote_failed', 'Zendesk answered without an access token');
    return {
      accessToken: access_token,
      refreshToken: typeof refresh_token === 'string' ? refresh_token : null,
      expiresAt: now() + (typeof expires_in === 'number' ? expires_in : 1_800) * 1000,
    };
  }

  return {
    current: async () => (isGood(known) ? known.accessToken : ask(null)),
    async redeem(code, { redirect, verifier }) {
      const pair = await request({ grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier, scope });
      const { refreshToken } = pair;
      if (refreshToken === null || !vault)
        throw new AppError('remote_refused', 'Zendesk gave no refresh token: is the OAuth client one that has them?');
      // With somebody else's rights tickets would fail, and nobody could connect anew from the desk.
      const me = await exchange({ method: 'GET', path: '/api/v2/users/me', headers: { authorization: `Bearer ${pair.accessToken}` } });
      if (me.status !== 200 || at(parse(me.text), 'user', 'role') !== 'admin')
        throw new AppError('remote_refused', 'Whoever allowed us is not an admin of the account');
      await vault.connect({ ...pair, refreshToken });
      known = pair;
    },
    renewed: async (refused) => (isGood(known) && known.accessToken !== refused ? known.accessToken : ask(refused)),
  };
}

function notRedeemed(status: number): AppError {
  return new AppError('remote_refused', `Zendesk does not take the code: it is two minutes old, or of another client (${status})`);
}

function signedOut(grant: string, status: number): AppError {
  const remedy =
    grant === 'refresh_token' ? 'connect the account again (helpdesk.refresh_token)' : 'check helpdesk.client_id and client_secret';
  return new AppError('remote_signed_out', `Zendesk refuses the OAuth client: ${remedy} (${status})`, { retryAfterMs: refusedPauseMs });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw unreadable({ method: 'POST', path }, cause);
  }
}
