import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { AppError } from '#domain/errors.ts';

/**
 * Operators have the configuration. The app's proxy signs what any agent asks it to, with the setting itself; operators sign with a key
 * that is made from it, so no agent's token is ever an operator's.
 */
function keyOf(signing: string): Uint8Array {
  return createHmac('sha256', signing).update('baton operator').digest();
}

/** @param name who it is, for the audit */
export function signOperator(signing: string, name: string): Promise<string> {
  return new SignJWT({ aud: 'baton-operator', sub: `operator ${name}`.trim() })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(keyOf(signing));
}

/** @returns who it is. @throws AppError bad_token */
export async function operatorOf(authorization: string | undefined, signing: string): Promise<string> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
  if (!token) throw new AppError('bad_token', 'The Authorization header must be "Bearer" and an operator\u2019s token');
  try {
    const { payload } = await jwtVerify(token, keyOf(signing), {
      algorithms: ['HS256'],
      audience: 'baton-operator',
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: '5m',
      clockTolerance: 30,
    });
    return payload.sub!;
  } catch (cause) {
    throw new AppError('bad_token', `The token is refused: ${(cause as Error).message}`, { cause });
  }
}
