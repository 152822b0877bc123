import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import type { Bot, RawDelivery } from '#domain/bot.ts';
import type { Author } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import { pathsOf, replaced } from '../helpers/json-paths.ts';

interface BotUnderTest {
  bot: Bot;
  /** A delivery as the platform sends it. */
  body: string;
  authors: Author[];
  /** The first words of each message, in order. */
  says: string[];
}

const now = Date.parse('2026-05-04T12:00:00Z');
const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const other = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
const bytes = (text: string) => new TextEncoder().encode(text);

/** Signed by the reference library, so that our verifier is not compared with itself. */
export function signed(body: string, { id = 'd-1', at = now, key = secret, headers = {} } = {}): RawDelivery {
  const date = new Date(at);
  return {
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': new Webhook(key).sign(id, date, body),
      ...headers,
    },
    body: bytes(body),
  };
}

/** What every bot adapter must do: it is finished when this is green. */
export function botContract({ bot, body, authors, says }: BotUnderTest): void {
  const verify = (raw: RawDelivery, secrets = [secret]) => bot.verify(raw, secrets, now);
  const good = signed(body);

  it('accepts what was signed with any of its secrets, and tells the id', () => {
    expect(verify(good)).toBe('d-1');
    expect(verify(good, [other, secret])).toBe('d-1');
    expect(verify(signed(body, { headers: { 'webhook-signature': `v1,bm8= v1a,x ${good.headers['webhook-signature']}` } }))).toBe('d-1');
  });

  it.each<[string, RawDelivery, string]>([
    ['signed with another secret', signed(body, { key: other }), 'bad_signature'],
    ['with one byte changed', { ...good, body: bytes(`${body} `) }, 'bad_signature'],
    ['with another id', { ...good, headers: { ...good.headers, 'webhook-id': 'd-2' } }, 'bad_signature'],
    ['with another time', { ...good, headers: { ...good.headers, 'webhook-timestamp': String(now / 1000 + 1) } }, 'bad_signature'],
    ['without headers', { ...good, headers: {} }, 'bad_signature'],
    ['with a dot in its id', signed(body, { id: 'd.1' }), 'bad_signature'],
    ['with a very long id', signed(body, { id: 'd'.repeat(256) }), 'bad_signature'],
    ['with a thousand signatures', signed(body, { headers: { 'webhook-signature': 'v1,bm8= '.repeat(1_000) } }), 'bad_signature'],
    ['with a time that is none', signed(body, { headers: { 'webhook-timestamp': 'now' } }), 'bad_timestamp'],
    ['six minutes old', signed(body, { at: now - 360_000 }), 'bad_timestamp'],
    ['six minutes ahead', signed(body, { at: now + 360_000 }), 'bad_timestamp'],
  ])('refuses a delivery %s', (_name, raw, code) => {
    expect(() => verify(raw)).toThrow(expect.objectContaining({ code }));
  });

  it('reads every message in order, with its author', () => {
    const { messages } = bot.read(bytes(body)).conversation;
    expect(messages.map((message) => message.author)).toEqual(authors);
    expect(messages.map((message, index) => message.text.slice(0, says[index]?.length))).toEqual(says);
    expect(new Set(messages.map((message) => message.id)).size).toBe(messages.length);
  });

  it('reads the same from the same bytes', () => {
    expect(bot.read(bytes(body))).toEqual(bot.read(bytes(body)));
  });

  it.each<[string, Uint8Array]>([
    ['what is not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['what is not JSON', bytes('{"type":')],
    ['nothing', bytes('')],
    ['a list of nothing', bytes('[]')],
    ['what nests too deep', bytes('['.repeat(65) + ']'.repeat(65))],
    ['a number', bytes('7')],
  ])('refuses %s as a bad payload', (_name, raw) => {
    expect(() => bot.read(raw)).toThrow(expect.objectContaining({ code: 'bad_payload' }));
  });

  it('gives a conversation or a clear refusal, whatever field is missing, null, new or of another kind', () => {
    const paths = pathsOf(JSON.parse(body));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.constant(undefined), fc.constant(null), fc.jsonValue()), (path, value) => {
        const changed = bytes(JSON.stringify(replaced(JSON.parse(body), path, value)));
        try {
          const { conversation } = bot.read(changed);
          expect(typeof conversation.id).toBe('string');
          for (const message of conversation.messages) expect(typeof message.text).toBe('string');
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.code).toBe('bad_payload');
          expect(error.message.length).toBeGreaterThan(10);
        }
      }),
      { numRuns: 500 },
    );
  });
}
