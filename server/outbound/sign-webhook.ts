import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** A secret of Standard Webhooks with which we sign. */
export const signingSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'must be "whsec_" and base64 of 24 to 64 bytes');

/** The headers by which Standard Webhooks proves who sent a body. @param id the same on every try @param now milliseconds since 1970 */
export function signWebhook(secret: string, id: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
