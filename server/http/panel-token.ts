import { jwtVerify } from 'jose';
import { AppError } from '#domain/errors.ts';

/** Seconds that Zendesk's clock and ours may differ. */
const clockTolerance = 30;

/**
 * Checks the token that Zendesk's proxy signed for the app. It proves that an installation with our secret asks;
 * which agent asks is the app's own claim.
 * @returns whom the token names
 * @throws AppError bad_token
 */
export async function verifyPanelToken(authorization: string | undefined, signing: string, subdomain: string): Promise<string> {
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
    return payload.sub!;
  } catch (cause) {
    throw new AppError('bad_token', `The token is refused: ${(cause as Error).message}`, { cause });
  }
}
