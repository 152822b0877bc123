import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reseal } from '../../server/store/reseal.ts';
import { createSeal } from '../../server/store/seal.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

const [old, next] = [randomBytes(32), randomBytes(32)];

describe('store: seal', () => {
  it('opens only for what it was sealed for, and only as it was', () => {
    const seal = createSeal(old);
    const sealed = seal.close('a refresh token', 'oauth:acme:refresh');
    expect(seal.open(sealed, 'oauth:acme:refresh')).toBe('a refresh token');
    expect(sealed).not.toContain('refresh token');
    for (const other of ['oauth:globex:refresh', 'oauth:acme:access', '']) expect(() => seal.open(sealed, other)).toThrow();
    const parts = sealed.split('.');
    for (const index of [2, 3]) {
      const bytes = Buffer.from(parts[index]!, 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit += 7) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        const forged = parts.with(index, changed.toString('base64')).join('.');
        expect(() => seal.open(forged, 'oauth:acme:refresh')).toThrow();
      }
    }
    // The key of one secret does not open another.
    const other = seal.close('another', 'oauth:acme:refresh').split('.');
    expect(() => seal.open([parts[0], parts[1], parts[2], other[3]].join('.'), 'oauth:acme:refresh')).toThrow();
  });

  it('opens what an older key sealed, and says that it is old', () => {
    const sealed = createSeal(old).close('x', 'y');
    const both = createSeal(next, old);
    expect([both.open(sealed, 'y'), both.isOld(sealed), both.isOld(both.close('x', 'y'))]).toEqual(['x', true, false]);
    expect(() => createSeal(next).open(sealed, 'y')).toThrow('a master key that is not there');
  });
});

describe.each(engines)('store: one master key follows another on %s', (engine) => {
  it('while tokens are renewed: nothing fails, and afterwards the old key is not needed', async () => {
    const db = await testDatabase(engine);
    const [before, both, after] = [createSeal(old), createSeal(next, old), createSeal(next)];
    const rows = 300;
    const about = (account: number, what: string) => `oauth:a-${account}:${what}`;
    for (let account = 0; account < rows; account += 1)
      await db.query(
        `insert into oauth_tokens (account, seed, refresh_token, access_token, expires_at, refreshing_until, changed_at) values ($1, 's', $2, $3, 0, 0, 0)`,
        [`a-${account}`, before.close(`r-${account}`, about(account, 'refresh')), before.close(`t-${account}`, about(account, 'access'))],
      );

    // Somebody renews every third of them at the same time.
    const renewing = (async () => {
      for (let account = 0; account < rows; account += 3)
        await db.query('update oauth_tokens set refresh_token = $1, access_token = $2 where account = $3', [
          both.close(`new-${account}`, about(account, 'refresh')),
          both.close(`t-${account}`, about(account, 'access')),
          `a-${account}`,
        ]);
    })();
    await reseal(db, both);
    await renewing;

    expect(await reseal(db, both)).toBe(0);
    for (let account = 0; account < rows; account += 1) {
      const [row] = await db.query<{ refresh_token: string }>('select refresh_token from oauth_tokens where account = $1', [
        `a-${account}`,
      ]);
      expect(after.open(row!.refresh_token, about(account, 'refresh'))).toBe(account % 3 === 0 ? `new-${account}` : `r-${account}`);
    }
  });
});
