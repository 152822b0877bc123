import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawDelivery } from '#domain/bot.ts';
import { AppError } from '#domain/errors.ts';

/** Seconds that a delivery may be old or ahead; every library of the specification uses 300. */
const tolerance = 300;
const longestId = 255;
/** A rotation has two; a list of thousands is somebody making us compute. */
const mostSignatures = 16;

/**
 * Standard Webhooks 1.0.0, symmetric (`v1`): HMAC-SHA256 over `id.timestamp.body`, the body being bytes as they came.
 * @returns the delivery's id
 * @throws AppError bad_signature, bad_timestamp
 */
export function verifyStandardWebhook({ headers, body }: RawDelivery, secrets: string[], nowMs: number): string {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const given = (headers['webhook-signature'] ?? '').split(' ').filter((one) => one.startsWith('v1,'));
  // The specification asks that an id hold no dot: it would make `id.timestamp` ambiguous.
  if (!/^[^.\s\p{Cc}]+$/u.test(id) || id.length > longestId)
    throw new AppError('bad_signature', 'The header webhook-id is missing or unusable');
  if (!/^\d{1,12}$/.test(timestamp)) throw new AppError('bad_timestamp', 'The header webhook-timestamp must be seconds since 1970');
  if (given.length === 0 || given.length > mostSignatures) {
    throw new AppError('bad_signature', `The header webhook-signature must hold 1 to ${mostSignatures} signatures of the form "v1,…"`);
  }
  const isGenuine = secrets.some((secret) => {
    const expected = Buffer.from(signature(secret, id, timestamp, body));
    return given.some((one) => equal(Buffer.from(one), expected));
  });
  if (!isGenuine)
    throw new AppError('bad_signature', 'No signature matches: is the secret the one of this bot, and is the body signed as it was sent?');
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > tolerance) {
    throw new AppError(
      'bad_timestamp',
      `The delivery is more than ${tolerance} seconds old or ahead: check the sender's clock, and sign anew at each try`,
    );
  }
  return id;
}

/** What a sender puts into `webhook-signature`. @param secret `whsec_` and base64 */
export function signature(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
