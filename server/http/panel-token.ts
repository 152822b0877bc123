import type { FastifyRequest } from 'fastify';
import { jwtVerify } from 'jose';
import { AppError } from '#domain/errors.ts';
import type { Agent } from '#domain/handoff-now.ts';
import type { HttpOptions } from './options.ts';

/** Seconds that Zendesk's clock and ours may differ. */
const clockTolerance = 30;
const longestName = 120;

/**
 * Checks the token that Zendesk's proxy signed for the app. It proves that an installation with our secret asks;
 * which agent asks is the app's own claim.
 * @returns whom the token names
 * @throws AppError bad_token
 */
export async function verifyPanelToken(authorization: string | undefined, signing: string, subdomain: string): Promise<Agent> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (!token) throw new AppError('bad_token', 'The Authorization header must be "Bearer" and a signed token');
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(signing), {
      algorithms: ['HS256'],
      issuer: subdomain,
      audience: 'baton',
      requiredClaims: ['exp', 'sub'],
      clockTolerance,
    });
    const { sub, name } = payload;
    // An empty claim is there, and names nobody: all such agents would be one.
    if (sub === undefined || sub.trim() === '') throw new Error('it names no agent');
    return { id: sub, name: typeof name === 'string' && name !== '' ? name.slice(0, longestName) : null };
  } catch (cause) {
    throw new AppError('bad_token', `The token is refused: ${(cause as Error).message}`, { cause });
  }
}

// A route asks before it looks at the body, and again for whom it acts: a request's token is checked once.
const agents = new WeakMap<FastifyRequest, Promise<Agent>>();

/** The agent behind a request of the panel, and that they may ask so often. @throws AppError bad_token, bad_rate */
export function agentOf(request: FastifyRequest, panel: HttpOptions['panel']): Promise<Agent> {
  const agent = agents.get(request) ?? admit(request, panel);
  agents.set(request, agent);
  return agent;
}

async function admit({ headers }: FastifyRequest, { signing, subdomain, rate }: HttpOptions['panel']): Promise<Agent> {
  const agent = await verifyPanelToken(headers.authorization, signing, subdomain);
  // Counted only now: whoever cannot prove to be an agent must not use up what one may ask.
  const retryAfterMs = rate?.take(agent.id) ?? 0;
  if (retryAfterMs > 0) throw new AppError('bad_rate', 'This agent asks too often', { retryAfterMs });
  return agent;
}
