import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Tells senders apart and names none: without the key nobody finds an address by trying them all. @param key a secret of ours */
export function senderDigest({ headers, ip }: FastifyRequest, key: string): string {
  // Of several the last was written by the proxy in front of us; the others are what a sender claims.
  const forwarded = [headers['x-forwarded-for']].flat().at(-1)?.split(',').at(-1)?.trim();
  return createHmac('sha256', key)
    .update(`sender:${forwarded || ip}`)
    .digest('hex')
    .slice(0, 12);
}
