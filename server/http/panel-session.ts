import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose/jwt/decode';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import type { Agent } from '#domain/handoff-now.ts';

/** As long as a role is remembered: who is suspended is out as soon with a session as without. */
export const sessionMs = 5 * 60_000;
const audience = 'baton-session';

/** A key of its own, made from the setting: the app's proxy signs with the setting itself, so nothing it signs is ever a session. */
function keyOf(signing: string): Uint8Array {
  return createHmac('sha256', signing).update('baton panel session').digest();
}

/** A session for somebody whom the helpdesk has named as its staff. @param now milliseconds since 1970 */
export function signSession(signing: string, subdomain: string, { id, name }: Agent, now: number): Promise<string> {
  return new SignJWT({ ...(name === null ? {} : { name }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(subdomain)
    .setAudience(audience)
    .setSubject(id)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor((now + sessionMs) / 1000))
    .sign(keyOf(signing));
}

/** Whether a token says that it is a session; whether it is one, only its signature tells. */
export function saysSession(token: string): boolean {
  try {
    return decodeJwt(token).aud === audience;
  } catch {
    return false;
  }
}

/** @throws JOSEError */
export async function readSession(token: string, signing: string, subdomain: string, now: number): Promise<Agent> {
  const { payload } = await jwtVerify(token, keyOf(signing), {
    algorithms: ['HS256'],
    issuer: subdomain,
    audience,
    requiredClaims: ['exp', 'iat', 'sub'],
    maxTokenAge: sessionMs / 1000,
    clockTolerance: 5,
    currentDate: new Date(now),
  });
  return { id: payload.sub!, name: typeof payload.name === 'string' ? payload.name : null };
}
