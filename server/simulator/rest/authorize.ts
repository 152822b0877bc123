import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.ts';

interface Asked {
  response_type?: string;
  client_id?: string;
  redirect_uri?: string;
  scope?: string;
  state?: string;
  code_challenge?: string;
  code_challenge_method?: string;
}

/** So long may a code be redeemed, once. */
const codeMs = 120_000;

/** Takes a code. @returns who gave it, where it stands for that address and that verifier; null where it does not */
export type Redeem = (code: string, redirect: string, verifier: string) => number | null;

/** The page on which an admin allows an OAuth client, and the code that they come back with (RFC 6749 and 7636). */
export function authorizeRoutes(app: FastifyInstance, account: Account, clientId: string, now: () => number): Redeem {
  const codes = new Map<string, { redirect: string; challenge: string; until: number; by: number }>();

  function problemOf(asked: Asked): string | null {
    if (asked.client_id !== clientId) return 'Invalid client: no such client with the specified unique identifier';
    if (asked.response_type !== 'code') return 'Invalid response type';
    if (!/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(asked.redirect_uri ?? '')) return 'Invalid redirect URI';
    if (!asked.scope) return 'Invalid scope';
    if (asked.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(asked.code_challenge ?? '')) return 'Invalid code challenge';
    return null;
  }
  const userOf = (cookie = '') => Number(/\bsim_session=(\d+)/.exec(cookie)?.[1]);
  const isAdmin = (cookie?: string) => account.users.get(userOf(cookie))?.role === 'admin';

  app.get<{ Querystring: Asked }>('/oauth/authorizations/new', async ({ query, headers }, reply) => {
    if (!isAdmin(headers.cookie)) return reply.code(401).send('Sign in as an admin of this account');
    const problem = problemOf(query);
    if (problem !== null) return reply.code(400).send(problem);
    const allow = `/oauth/authorizations/allow?${new URLSearchParams({ ...query })}`;
    return reply
      .type('text/html')
      .send(
        `<!doctype html><title>Authorize</title><p>Baton asks for ${query.scope?.replace(/[^\w :]/g, '')}</p><a href="${allow.replaceAll('"', '')}">Allow</a>`,
      );
  });

  app.get<{ Querystring: Asked }>('/oauth/authorizations/allow', async ({ query, headers }, reply) => {
    if (!isAdmin(headers.cookie) || problemOf(query) !== null) return reply.code(400).send('Bad request');
    const code = randomBytes(16).toString('hex');
    codes.set(code, { redirect: query.redirect_uri!, challenge: query.code_challenge!, until: now() + codeMs, by: userOf(headers.cookie) });
    const back = new URL(query.redirect_uri!);
    back.searchParams.set('code', code);
    if (query.state !== undefined) back.searchParams.set('state', query.state);
    return reply.redirect(back.href);
  });

  return (code, redirect, verifier) => {
    const known = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const isGood = known !== undefined && known.until > now() && known.redirect === redirect && known.challenge === challenge;
    return isGood ? known.by : null;
  };
}
