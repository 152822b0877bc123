import type { AxiosInstance } from 'axios';
import { AppError } from '#domain/errors.ts';
import type { ZendeskOptions } from './call.ts';
import { asAppError, refuse } from './errors.ts';

/** A token is renewed a minute before it ends, so that no call carries one that ends on the way. */
const margin = 60_000;
const path = '/oauth/tokens';

export interface Tokens {
  current(): Promise<string>;
  /** A newer one than `refused`. */
  renewed(refused: string): Promise<string>;
}

/** OAuth client_credentials; calls that need a token at the same time share one request for it. */
export function createTokens(
  http: AxiosInstance,
  { clientId, clientSecret, now }: Pick<ZendeskOptions, 'clientId' | 'clientSecret' | 'now'>,
): Tokens {
  let known: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;

  function ask(): Promise<string> {
    asking ??= request().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function request(): Promise<string> {
    const call = { method: 'POST' as const, path };
    const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'read write' };
    const answer = await http
      .post<string>(path, JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
      .catch((cause: unknown) => {
        throw asAppError(call, cause);
      });
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
      throw new AppError(
        'remote_unauthorized',
        `Zendesk refuses the OAuth client: check helpdesk.client_id and client_secret (${answer.status})`,
      );
    }
    if (answer.status !== 200 && answer.status !== 201)
      throw refuse(call, answer.status, answer.headers as Record<string, unknown>, answer.data ?? '', now());
    const { access_token, expires_in } = parse(answer.data);
    if (typeof access_token !== 'string') throw new AppError('remote_failed', 'Zendesk answered without an access token');
    known = { token: access_token, until: now() + (typeof expires_in === 'number' ? expires_in : 1_800) * 1000 };
    return access_token;
  }

  return {
    current: async () => (known && known.until - margin > now() ? known.token : ask()),
    renewed: async (refused) => (known && known.token !== refused && known.until - margin > now() ? known.token : ask()),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw asAppError({ method: 'POST', path }, cause);
  }
}
