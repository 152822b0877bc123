import { createHmac } from 'node:crypto';
import type { BotKind } from '../index.ts';

export interface ToSign {
  kind: BotKind;
  /** As it stands in the bot's entry. */
  secret: string;
  /** The whole address that is called. */
  url: string;
  body: string;
  /** Of the delivery, where the scheme knows one. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** The headers by which the bot itself would show that a delivery is its own. @returns null for a public key, with which nobody can sign */
export function signSample({ kind, secret, url, body, id, at }: ToSign): Record<string, string> | null {
  if (secret.startsWith('whpk_')) return null;
  const seconds = String(Math.floor(at / 1000));
  if (secret.startsWith('whsec_')) {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    const prefix = kind === 'ada' ? 'svix' : 'webhook';
    return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: seconds, [`${prefix}-signature`]: `v1,${signature}` };
  }
  const hmac = (algorithm: string, text: string) => createHmac(algorithm, secret).update(text);
  switch (kind) {
    case 'intercom':
      return { 'x-hub-signature': `sha1=${hmac('sha1', body).digest('hex')}` };
    case 'chatwoot':
      return { 'x-chatwoot-timestamp': seconds, 'x-chatwoot-signature': `sha256=${hmac('sha256', `${seconds}.${body}`).digest('hex')}` };
    case 'twilio': {
      const fields = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
      return { 'x-twilio-signature': hmac('sha1', url + fields.map((field) => field.join('')).join('')).digest('base64') };
    }
    default:
      return { authorization: `Bearer ${secret}` };
  }
}
