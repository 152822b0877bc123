import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '#domain/errors.ts';
import type { Verify } from './platform-bot.ts';
import { verifyStandardWebhook } from './standard-webhooks.ts';

const tolerance = 300;

/** Platforms that tell no id of a delivery send the same bytes again. */
function idOfBody(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Equal, in a time that does not tell where they differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * Platforms that sign nothing but can send a header: the secret itself as a bearer token, as the password of basic
 * authentication, or in one of the named headers.
 */
export function sharedSecret(...names: string[]): Verify {
  return ({ headers, body }, secrets) => {
    const [, kind = '', value = ''] = /^(bearer|basic)\s+(.+)$/i.exec(headers.authorization ?? '') ?? [];
    const password =
      kind.toLowerCase() === 'basic'
        ? Buffer.from(value, 'base64')
            .toString()
            .replace(/^[^:]*:/, '')
        : value;
    const given = [password, ...names.map((name) => headers[name] ?? '')].filter((one) => one !== '');
    if (!given.some((one) => secrets.some((secret) => isSame(one, secret))))
      throw new AppError(
        'bad_signature',
        `No secret matches: send it as "Authorization: Bearer …"${names.map((name) => ` or as the header ${name}`).join('')}`,
      );
    return idOfBody(body);
  };
}

/** Intercom: `X-Hub-Signature: sha1=` and the hex HMAC of the body. */
export const hubSignature: Verify = ({ headers, body }, secrets) => {
  const given = headers['x-hub-signature'] ?? '';
  if (!secrets.some((secret) => isSame(given, `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`)))
    throw new AppError('bad_signature', 'The header X-Hub-Signature does not match: is the secret the client secret of the Intercom app?');
  return idOfBody(body);
};

/** Chatwoot: `X-Chatwoot-Signature: sha256=` and the hex HMAC of `timestamp.body`; agent bots of older versions sign nothing. */
export const chatwootSignature: Verify = ({ headers, body }, secrets, nowMs) => {
  const timestamp = headers['x-chatwoot-timestamp'] ?? '';
  const given = headers['x-chatwoot-signature'] ?? '';
  const matches = (secret: string) =>
    isSame(given, `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`);
  if (!secrets.some(matches))
    throw new AppError('bad_signature', 'The header X-Chatwoot-Signature does not match: is the secret the one of this webhook?');
  if (!(Math.abs(nowMs / 1000 - Number(timestamp)) <= tolerance))
    throw new AppError('bad_timestamp', `X-Chatwoot-Timestamp is more than ${tolerance} seconds old or ahead`);
  return headers['x-chatwoot-delivery'] ?? idOfBody(body);
};

/** Ada: Svix, which is Standard Webhooks under its first names. Ada's secrets begin with `whsec_` too. */
export const svix: Verify = (raw, secrets, nowMs) => {
  const renamed = Object.fromEntries(['id', 'timestamp', 'signature'].map((name) => [`webhook-${name}`, raw.headers[`svix-${name}`]]));
  return verifyStandardWebhook({ ...raw, headers: renamed }, secrets, nowMs);
};

/** Twilio: base64 HMAC-SHA1 of the address and the sorted fields of the form; of JSON the address holds `bodySHA256`. */
export const twilioSignature: Verify = ({ headers, body, url = '' }, secrets) => {
  const sha256 = /[?&]bodySHA256=([0-9a-f]{64})/.exec(url)?.[1];
  if (sha256 !== undefined && !isSame(sha256, idOfBody(body)))
    throw new AppError('bad_signature', 'bodySHA256 is not the digest of this body');
  const fields =
    sha256 === undefined ? [...new URLSearchParams(new TextDecoder().decode(body))].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : [];
  const signed = url + fields.map(([name, value]) => name + value).join('');
  const given = headers['x-twilio-signature'] ?? '';
  if (!secrets.some((secret) => isSame(given, createHmac('sha1', secret).update(signed).digest('base64'))))
    throw new AppError(
      'bad_signature',
      'The header X-Twilio-Signature does not match: is the secret the auth token, and the address the one that Twilio calls?',
    );
  return headers['i-twilio-idempotency-token'] ?? idOfBody(body);
};
