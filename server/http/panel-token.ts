import type { FastifyRequest } from 'fastify';
import { jwtVerify } from 'jose/jwt/verify';
import { AppError } from '#domain/errors.ts';
import type { Agent } from '#domain/handoff-now.ts';
import type { HttpOptions } from './options.ts';
import { readSession, saysSession } from './panel-session.ts';

/** Seconds that Zendesk's clock and ours may differ. */
const clockTolerance = 30;
const longestName = 120;
/** Our app asks for a minute. Seconds that a token may be good for at most. */
const longestLife = 3_600;

/** @throws AppError bad_token */
export function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (!token) throw new AppError('bad_token', 'The Authorization header must be "Bearer" and a signed token');
  return token;
}

/**
 * Checks the token that Zendesk's proxy signed for the app. It proves that an installation with our secret asks;
 * which agent asks is the app's own claim.
 * @returns whom the token names
 * @throws AppError bad_token
 */
export async function verifyPanelToken(authorization: string | undefined, signing: string, subdomain: string): Promise<Agent> {
  const token = bearerOf(authorization);
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(signing), {
      algorithms: ['HS256'],
      issuer: subdomain,
      audience: 'baton',
      requiredClaims: ['exp', 'sub'],
      clockTolerance,
    });
    const { sub, name, exp, iat } = payload;
    const seconds = Date.now() / 1000;
    if (exp! > seconds + longestLife + clockTolerance || (iat !== undefined && iat > seconds + clockTolerance))
      throw new Error('it is good for too long, or from the future');
    // An empty claim is there, and names nobody: all such agents would be one.
    if (sub === undefined || sub.trim() === '') throw new Error('it names no agent');
    return { id: sub, name: typeof name === 'string' && name !== '' ? name.slice(0, longestName) : null };
  } catch (cause) {
    throw new AppError('bad_token', `The token is refused: ${(cause as Error).message}`, { cause });
  }
}

// A route asks before it looks at the body, and again for whom it acts: a request's token is checked once.
const agents = new WeakMap<FastifyRequest, Promise<Agent>>();

/**
 * The agent behind a request of the panel, of whom the helpdesk says that they are its staff, and that they may ask so often.
 * @throws AppError bad_token, bad_role, bad_rate, remote_*
 */
export function agentOf(request: FastifyRequest, panel: HttpOptions['panel']): Promise<Agent> {
  const agent = agents.get(request) ?? admit(request, panel);
  agents.set(request, agent);
  return agent;
}

async function admit({ headers }: FastifyRequest, panel: HttpOptions['panel']): Promise<Agent> {
  const { signing, subdomain } = panel;
  const token = bearerOf(headers.authorization);
  const agent = saysSession(token) ? await sessionOf(token, panel) : await verifyPanelToken(headers.authorization, signing, subdomain);
  await admitAgent(agent, panel);
  return agent;
}

async function sessionOf(token: string, { signing, subdomain, now }: HttpOptions['panel']): Promise<Agent> {
  try {
    return await readSession(token, signing, subdomain, now?.() ?? Date.now());
  } catch (cause) {
    throw new AppError('bad_token', `The session is refused: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Whether somebody whom a good token names may ask at all, and now. The token proves the installation; what a browser claimed of
 * itself the helpdesk is asked about.
 * @throws AppError bad_role, bad_rate, remote_*
 */
export async function admitAgent({ id }: Agent, { rate, roleOf }: HttpOptions['panel']): Promise<void> {
  // Counted only now: whoever cannot prove to be an agent must not use up what one may ask.
  const retryAfterMs = rate?.take(id) ?? 0;
  if (retryAfterMs > 0) throw new AppError('bad_rate', 'This agent asks too often', { retryAfterMs });
  if (roleOf && (await roleOf(id)) === null) throw new AppError('bad_role', 'The helpdesk does not know this agent as its staff');
}
