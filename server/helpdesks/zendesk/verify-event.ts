import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawDelivery } from '#domain/bot.ts';
import { AppError } from '#domain/errors.ts';

// Zendesk does not say whether a later try is stamped anew, and the event's id keeps replays out: a day leaves room for an outage.
const oldestMs = 24 * 3_600_000;
const aheadMs = 300_000;
const longestId = 255;

/**
 * Zendesk's scheme: base64 of HMAC-SHA256 over timestamp and body, keyed with the signing secret as it is written.
 * @returns the event's id
 * @throws AppError bad_signature, bad_timestamp, bad_payload
 */
export function verifyEvent({ headers, body }: RawDelivery, secrets: string[], nowMs: number): string {
  const timestamp = headers['x-zendesk-webhook-signature-timestamp'] ?? '';
  const given = headers['x-zendesk-webhook-signature'] ?? '';
  const matches = (secret: string) => isSame(given, createHmac('sha256', secret).update(timestamp).update(body).digest('base64'));
  if (!secrets.some(matches))
    throw new AppError(
      'bad_signature',
      'X-Zendesk-Webhook-Signature does not match: was it connected by npm run connect-zendesk, or is its signing secret in helpdesk.webhook_secrets?',
    );
  const age = nowMs - Date.parse(timestamp);
  if (!(age <= oldestMs && age >= -aheadMs)) throw new AppError('bad_timestamp', 'The webhook is more than a day old, or a clock is wrong');
  const id = idOf(body);
  if (id === null || id.length > longestId) throw new AppError('bad_payload', 'id: the event has none', { path: 'id' });
  return id;
}

function idOf(body: Uint8Array): string | null {
  try {
    const id = (JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as { id?: unknown } | null)?.id;
    return typeof id === 'string' && id !== '' ? id : null;
  } catch (cause) {
    throw new AppError('bad_payload', 'The body is not JSON', { cause });
  }
}

/** Equal, in a time that does not tell where they differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
