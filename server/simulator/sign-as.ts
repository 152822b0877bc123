import { createHmac, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { BotKind } from './bot-names.ts';

/** The headers by which a platform shows that a delivery is its own. @param secret as it stands in the server's configuration @param at milliseconds since 1970 */
export function signAs(kind: BotKind, secret: string, url: string, body: string, at: number): Record<string, string> {
  const seconds = String(Math.floor(at / 1000));
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
    case 'sunshine':
      return { 'x-api-key': secret };
    case 'ada':
      return standard('svix', secret, body, at);
    case 'baton':
    case 'copilot_studio':
    case 'custom_gpt':
    case 'rasa':
    case 'botpress':
      return standard('webhook', secret, body, at);
    default:
      return { authorization: `Bearer ${secret}` };
  }
}

function standard(prefix: string, secret: string, body: string, at: number): Record<string, string> {
  const id = randomUUID();
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(Math.floor(at / 1000)),
    [`${prefix}-signature`]: new Webhook(secret).sign(id, new Date(at), body),
  };
}
