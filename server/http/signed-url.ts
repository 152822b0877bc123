import { createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose/jwt/verify';
import { z } from 'zod';
import { AppError } from '#domain/errors.ts';
import type { Agent } from '#domain/handoff-now.ts';

/** For installations whose manifest says `signedUrls`: Zendesk posts a token of its own to the address it loads. */
export const signedUrlSettings = z.strictObject({
  /** The installation's number, which stands in the token's audience. */
  installation: z.number().int().positive(),
  /** What `GET /api/v2/apps/{app}/public_key` answers. */
  public_key: z.string().refine(isRsaKey, 'must be an RSA public key of 2048 bits or more, as PEM'),
});
export type SignedUrlSettings = z.output<typeof signedUrlSettings>;

function isRsaKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = rsaKey(pem);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
  } catch {
    return false;
  }
}

const rsaKey = (pem: string): KeyObject => createPublicKey(pem);

/** What a subject may look like: a user's number, or the user's address in Zendesk's API. */
const subjectPattern = /^(?:https:\/\/[a-z0-9-]+\.zendesk\.com\/api\/v2\/users\/)?(\d{1,20})(?:\.json)?$/;

/**
 * Checks the token of a signed URL: RS256 by the account's app, of this account, for this installation, young, and of somebody.
 * @param now milliseconds since 1970
 * @throws AppError bad_token
 */
export async function verifySignedUrl(token: string, subdomain: string, settings: SignedUrlSettings, now: number): Promise<Agent> {
  try {
    const { payload } = await jwtVerify(token, rsaKey(settings.public_key), {
      algorithms: ['RS256'],
      issuer: `${subdomain}.zendesk.com`,
      audience: `https://${subdomain}.zendesk.com/api/v2/apps/installations/${settings.installation}.json`,
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: '5m',
      clockTolerance: 30,
      currentDate: new Date(now),
    });
    const id = subjectPattern.exec(payload.sub!)?.[1];
    if (id === undefined) throw new Error('it names no agent');
    return { id, name: null };
  } catch (cause) {
    throw new AppError('bad_token', `The token is refused: ${(cause as Error).message}`, { cause });
  }
}
