import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { SimUser } from '../state.ts';
import { authorizeRoutes } from './authorize.ts';

export interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** The API user behind client_credentials. */
const apiUser = 1002;

/**
 * `/oauth/tokens`, and the check of every call to the API: a bearer token, or the session cookie of an agent's browser.
 * @returns who is calling
 */
export function registerAuth(
  app: FastifyInstance,
  account: Account,
  credentials: Credentials,
  now: () => number,
): (request: FastifyRequest) => SimUser {
  const redeem = authorizeRoutes(app, account, credentials.clientId, now);
  const allowers = new Map<string, number>();
  const callers = new WeakMap<FastifyRequest, SimUser>();

  app.post('/oauth/tokens', async (request, reply) => {
    const { grant_type, client_id, client_secret, expires_in, refresh_token, code, redirect_uri, code_verifier } = (request.body ??
      {}) as Record<string, unknown>;
    if (!['client_credentials', 'refresh_token', 'authorization_code'].includes(String(grant_type)))
      return reply.code(400).send({ error: 'unsupported_grant_type', error_description: 'The grant type is not supported' });
    if (client_id !== credentials.clientId || client_secret !== credentials.clientSecret) {
      return reply.code(401).send({ error: 'invalid_client', error_description: 'Client authentication failed' });
    }
    const seconds = expires_in === undefined ? 1_800 : Number(expires_in);
    if (!(seconds >= 300 && seconds <= 172_800))
      return reply.code(400).send({ error: 'invalid_request', error_description: 'expires_in must be between 300 and 172800' });
    const token = randomBytes(32).toString('hex');
    const allowedBy = grant_type === 'authorization_code' ? redeem(String(code), String(redirect_uri), String(code_verifier)) : undefined;
    if (allowedBy === null)
      return reply.code(400).send({ error: 'invalid_grant', error_description: 'The authorization code is not valid' });
    const given = grant_type === 'authorization_code' ? account.connect() : String(refresh_token);
    const rotated = grant_type === 'client_credentials' ? undefined : account.rotate(given, token);
    if (rotated === null) return reply.code(400).send({ error: 'invalid_grant', error_description: 'The refresh token is not valid' });
    account.tokens.set(token, now() + seconds * 1000);
    // Whoever allowed it is who calls with it, and with what it is renewed to.
    const user = allowedBy ?? allowers.get(String(refresh_token)) ?? apiUser;
    allowers.set(token, user);
    if (rotated) allowers.set(rotated, user);
    return {
      ...(rotated ? { refresh_token: rotated, refresh_token_expires_in: 2_592_000 } : {}),
      access_token: token,
      token_type: 'bearer',
      scope: 'read write',
      expires_in: seconds,
    };
  });

  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/') && !request.url.startsWith('/attachments/')) return;
    const bearer = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1];
    const session = /\bsim_session=(\d+)/.exec(request.headers.cookie ?? '')?.[1];
    const isKnown = bearer !== undefined && (account.tokens.get(bearer) ?? 0) > now();
    const user = isKnown ? account.users.get(allowers.get(bearer) ?? apiUser) : account.users.get(Number(session));
    if (!user || user.role === 'end-user') return reply.code(401).send({ error: "Couldn't authenticate you" });
    callers.set(request, user);
  });

  return (request) => callers.get(request)!;
}
