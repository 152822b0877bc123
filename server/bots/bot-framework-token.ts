import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { JOSEError, JWKSTimeout, JWTExpired } from 'jose/errors';
import { createRemoteJWKSet, customFetch } from 'jose/jwks/remote';
import { jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';
import type { Bot, RawDelivery } from '#domain/bot.ts';
import { AppError } from '#domain/errors.ts';
import { at, parsed, textOf } from '#domain/lenient.ts';
import { address } from '../outbound/address.ts';
import type { Outbound } from '../outbound/outbound.ts';

export const tokenSettings = z.strictObject({
  /** The bot's Microsoft app id. */
  audience: z.string().min(1),
  issuer: z.string().min(1).default('https://api.botframework.com'),
  /** Where the keys are told; `jwks` names them directly. */
  metadata: address.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  jwks: address.optional(),
});
export type TokenSettings = z.output<typeof tokenSettings>;

/** What the framework's own libraries allow. */
const clockTolerance = 300;
const timeoutMs = 5_000;
const largest = 100_000;
const metadataForMs = 24 * 3_600_000;
const isToken = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * The same bot, which also takes what the Bot Framework's service posts: a bearer token, signed with a key that the service publishes.
 * Whatever carries no such token is checked as before.
 */
export function withTokens(bot: Bot, settings: TokenSettings, outbound: Outbound): Bot {
  const keys = keysOf(settings, outbound);
  return {
    ...bot,
    async verify(raw, secrets, nowMs) {
      const token = isToken.exec(raw.headers.authorization ?? '')?.[1];
      if (token === undefined) return bot.verify(raw, secrets, nowMs);
      checkAddress(await claimsOf(token, settings, keys, nowMs), raw);
      // The service names no id of a delivery and sends the same bytes again.
      return createHash('sha256').update(raw.body).digest('hex');
    },
  };
}

type Keys = (nowMs: number) => Promise<ReturnType<typeof createRemoteJWKSet>>;

async function claimsOf(token: string, { audience, issuer }: TokenSettings, keys: Keys, nowMs: number): Promise<JWTPayload> {
  const set = await keys(nowMs);
  try {
    const checks = { audience, issuer, algorithms: ['RS256'], requiredClaims: ['exp'], clockTolerance, currentDate: new Date(nowMs) };
    return (await jwtVerify(token, set, checks)).payload;
  } catch (cause) {
    // Nothing is known about the token then, and the service tries again.
    if (cause instanceof JWKSTimeout || !(cause instanceof JOSEError))
      throw new AppError('remote_unreachable', `The Bot Framework's keys cannot be fetched: ${(cause as Error).message}`, { cause });
    if (cause instanceof JWTExpired) throw new AppError('bad_timestamp', 'The token is over: check the clock of this machine', { cause });
    throw new AppError('bad_signature', `The token is refused: ${cause.message}`, { cause });
  }
}

/** A token is for one service address: taken from another conversation it would be good for nothing here. */
function checkAddress({ serviceurl, serviceUrl }: JWTPayload, { body }: RawDelivery): void {
  const claimed = textOf(serviceurl ?? serviceUrl);
  const told = textOf(at(parsed(new TextDecoder().decode(body)), 'serviceUrl'));
  if (claimed !== null && claimed.replace(/\/$/, '') !== told?.replace(/\/$/, ''))
    throw new AppError('bad_signature', 'The token is for another serviceUrl than the activity');
}

/** The keys, and where they are: asked once a day, and a question that failed is asked again. */
function keysOf({ metadata, jwks }: TokenSettings, outbound: Outbound): Keys {
  let known: { at: number; set: Promise<ReturnType<typeof createRemoteJWKSet>> } | null = null;
  const fetchKeys = async (url: string) => {
    const { status, text } = await outbound.exchange({ method: 'GET', url, where: 'the Bot Framework\u2019s keys', timeoutMs, largest });
    return new Response(text, { status });
  };
  const remote = (url: string) => createRemoteJWKSet(new URL(url), { timeoutDuration: timeoutMs, [customFetch]: fetchKeys });
  return (nowMs) => {
    if (known && nowMs - known.at < metadataForMs) return known.set;
    const asked = {
      at: nowMs,
      set: (jwks === undefined ? keysAddress(metadata, outbound).then(remote) : Promise.resolve(remote(jwks))).catch((error: unknown) => {
        if (known === asked) known = null;
        throw error;
      }),
    };
    known = asked;
    return asked.set;
  };
}

async function keysAddress(metadata: string, outbound: Outbound): Promise<string> {
  const { status, text } = await outbound.exchange({ method: 'GET', url: metadata, where: metadata, timeoutMs, largest });
  if (status !== 200) throw new AppError('remote_unreachable', `${metadata} answers ${status}`);
  const { data, error } = address.safeParse(at(parsed(text), 'jwks_uri'));
  if (error) throw new AppError('remote_failed', `${metadata} names no usable jwks_uri`, { cause: error });
  return data;
}
