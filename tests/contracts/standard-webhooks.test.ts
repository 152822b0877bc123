import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyStandardWebhook } from '../../server/bots/standard-webhooks.ts';

interface Case {
  name: string;
  now: number;
  secrets: string[];
  headers: Record<string, string | string[]>;
  body_b64: string;
  expect: string;
}

const vectors = join(import.meta.dirname, '../../../shared/vectors/standard-webhooks/cases.json');

describe('bots: Standard Webhooks', () => {
  it("accepts an ed25519 signature by a configured public key, and nobody else's", () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = `whpk_${Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64')}`;
    const body = Buffer.from('{}');
    const signature = `v1a,${sign(null, Buffer.concat([Buffer.from('d-1.1000.'), body]), privateKey).toString('base64')}`;
    const headers = { 'webhook-id': 'd-1', 'webhook-timestamp': '1000', 'webhook-signature': signature };
    expect(verifyStandardWebhook({ headers, body }, [key], 1_000_000)).toBe('d-1');
    expect(() => verifyStandardWebhook({ headers, body: Buffer.from('[]') }, [key], 1_000_000)).toThrow(
      expect.objectContaining({ code: 'bad_signature' }),
    );
  });

  it('answers the published cases as they say, where they are at hand', () => {
    const cases = existsSync(vectors) ? (JSON.parse(readFileSync(vectors, 'utf8')) as Case[]) : [];
    // Cases of configuration have no delivery: config.test.ts has our own of that kind.
    for (const { name, now, secrets, headers, body_b64, expect: expected } of cases.filter((one) => one.headers)) {
      const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), [value].flat().join(',')]));
      const raw = { headers: lower, body: Buffer.from(body_b64, 'base64') };
      let answer = 'accept';
      try {
        verifyStandardWebhook(raw, secrets, now * 1000);
      } catch {
        answer = 'reject';
      }
      expect(expected, name).toMatch(new RegExp(`^${answer}`));
    }
    console.log(`published signature cases: ${cases.length}`);
    expect([0, 77]).toContain(cases.length);
  });
});
