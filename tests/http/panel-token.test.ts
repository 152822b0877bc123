import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { verifyPanelToken } from '../../server/http/panel-token.ts';

const signing = 'a-signing-secret-of-more-than-32-characters';
const key = new TextEncoder().encode(signing);
const claims = { iss: 'acme', aud: 'baton', sub: '1001' };

function token(overrides: Record<string, unknown> = {}, expires: string | null = '60s'): Promise<string> {
  const jwt = new SignJWT({ ...claims, ...overrides }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt();
  if (expires) jwt.setExpirationTime(expires);
  return jwt.sign(key);
}
const verify = async (jwt: string | Promise<string>) => verifyPanelToken(`Bearer ${await jwt}`, signing, 'acme');

describe('http: the token of the panel', () => {
  it('is accepted when our account signed it for us', async () => {
    await expect(verify(token())).resolves.toEqual({ id: '1001', name: null });
  });

  it.each([
    ['of another account', () => token({ iss: 'other' })],
    ['for somebody else', () => token({ aud: 'elsewhere' })],
    ['that never ends', () => token({}, null)],
    ['that is over', () => token({}, '-2m')],
    ['of nobody', () => token({ sub: undefined })],
    ['of an empty name', () => token({ sub: ' ' })],
    [
      'with another key',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime('60s')
          .sign(new TextEncoder().encode('x'.repeat(40))),
    ],
    [
      'with another algorithm',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS384' })
          .setExpirationTime('60s')
          .sign(new Uint8Array([...key, ...key])),
    ],
    ['with no signature', () => new UnsecuredJWT(claims).setExpirationTime('60s').encode()],
    ['that is none', () => 'not.a.token'],
  ])('is refused: one %s', async (_name, make) => {
    await expect(verify(make())).rejects.toMatchObject({ code: 'bad_token' });
  });

  it('must be there', async () => {
    await expect(verifyPanelToken(undefined, signing, 'acme')).rejects.toMatchObject({ code: 'bad_token' });
  });
});
