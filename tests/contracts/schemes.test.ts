import { createHash, createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '#domain/bot.ts';
import { type BotKind, bots } from '../../server/bots/index.ts';

const now = Date.parse('2026-05-04T12:00:00Z');
const secret = 'a secret that nobody guesses';
const standard = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const text = '{"any":"body"}';
const body = new TextEncoder().encode(text);
const seconds = String(now / 1000);
const hmac = (algorithm: string, key: string, ...parts: string[]) => createHmac(algorithm, key).update(parts.join(''));
const verify = (kind: BotKind, raw: Partial<RawDelivery>, secrets = [standard, secret], at = now) =>
  bots[kind].verify({ headers: {}, body, ...raw }, secrets, at);
const url = 'https://baton.example.com/webhooks/sms';

function signed(key: string): [BotKind, Partial<RawDelivery>][] {
  const form = new TextEncoder().encode('Body=hi+there&Author=me');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const signer = new Webhook(key === secret ? standard : `whsec_${Buffer.alloc(32, 9).toString('base64')}`);
  return [
    ['rasa', { headers: { authorization: `Bearer ${key}` } }],
    ['dialogflow_es', { headers: { authorization: `Basic ${Buffer.from(`baton:${key}`).toString('base64')}` } }],
    ['sunshine', { headers: { 'x-api-key': key } }],
    ['botpress', { headers: { 'x-bp-secret': key } }],
    ['intercom', { headers: { 'x-hub-signature': `sha1=${hmac('sha1', key, text).digest('hex')}` } }],
    [
      'chatwoot',
      {
        headers: {
          'x-chatwoot-timestamp': seconds,
          'x-chatwoot-signature': `sha256=${hmac('sha256', key, `${seconds}.`, text).digest('hex')}`,
        },
      },
    ],
    ['twilio', { url, body: form, headers: { 'x-twilio-signature': hmac('sha1', key, url, 'Authorme', 'Bodyhi there').digest('base64') } }],
    [
      'twilio',
      {
        url: `${url}?bodySHA256=${sha256}`,
        headers: { 'x-twilio-signature': hmac('sha1', key, `${url}?bodySHA256=${sha256}`).digest('base64') },
      },
    ],
    ['ada', { headers: { 'svix-id': 'd-1', 'svix-timestamp': seconds, 'svix-signature': signer.sign('d-1', new Date(now), text) } }],
  ];
}

describe("bots: the platforms' own signatures", () => {
  it.each(signed(secret))('%s: accepted, and the same bytes have the same id', (kind, raw) => {
    expect(verify(kind, raw)).toBe(verify(kind, raw));
    expect(verify(kind, raw)).not.toBe('');
  });

  it.each(signed('another secret, as long'))('%s: refused when made with another secret', (kind, raw) => {
    expect(() => verify(kind, raw)).toThrow(expect.objectContaining({ code: 'bad_signature' }));
  });

  it.each(signed(secret))('%s: refused without headers, without secrets, or over other bytes where bytes are signed', (kind, raw) => {
    expect(() => verify(kind, { ...raw, headers: {} })).toThrow(expect.objectContaining({ code: 'bad_signature' }));
    expect(() => verify(kind, raw, [])).toThrow(expect.objectContaining({ code: 'bad_signature' }));
    const isOnlyShown = ['rasa', 'dialogflow_es', 'sunshine', 'botpress'].includes(kind);
    const other = { ...raw, body: new TextEncoder().encode('Body=other') };
    if (!isOnlyShown) expect(() => verify(kind, other)).toThrow(expect.objectContaining({ code: 'bad_signature' }));
    else expect(verify(kind, other)).not.toBe(verify(kind, raw));
  });

  it('are not old where they tell their time', () => {
    for (const [kind, raw] of signed(secret).filter(([one]) => one === 'chatwoot' || one === 'ada'))
      expect(() => verify(kind, raw, [standard, secret], now + 360_000)).toThrow(expect.objectContaining({ code: 'bad_timestamp' }));
  });

  it('never take a plain secret for the key of Standard Webhooks, nor a signing secret for a password', () => {
    const weak = '!!!!!!!!!!!!!!!!!!!!';
    const forged = `v1,${createHmac('sha256', Buffer.from(weak, 'base64')).update(`d-1.${seconds}.${text}`).digest('base64')}`;
    const headers = { 'webhook-id': 'd-1', 'webhook-timestamp': seconds, 'webhook-signature': forged };
    expect(() => verify('rasa', { headers }, [weak])).toThrow(expect.objectContaining({ code: 'bad_signature' }));
    expect(() => verify('rasa', { headers: { authorization: `Bearer ${standard}` } })).toThrow(
      expect.objectContaining({ code: 'bad_signature' }),
    );
  });
});
