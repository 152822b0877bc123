import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { AppError } from '#domain/errors.ts';
import type { StaffRole } from '#domain/helpdesk.ts';
import { createRoles } from '../../server/http/roles.ts';
import { signedUrlSettings, verifySignedUrl } from '../../server/http/signed-url.ts';
import { inProcess } from '../helpers/in-process.ts';

const minute = 60_000;

describe('a session', () => {
  it('is given for what Zendesk signed, opens the panel for five minutes, and ends', async () => {
    const house = await inProcess({});
    const { data, status } = await house.panel('post', '/v1/session');
    expect([status, typeof data.token]).toEqual([200, 'string']);
    expect(Date.parse(data.expires_at)).toBe(house.clock.now + 5 * minute);
    expect(Date.parse(data.served_at)).toBe(house.clock.now);
    const ask = () => fetch(`${house.url}/v1/tickets/1/brief`, { headers: { authorization: `Bearer ${data.token}` } });
    expect((await ask()).status).toBe(404);
    house.clock.now += 5 * minute + 10_000;
    expect((await ask()).status).toBe(401);
  });

  it('is given to nobody whom the helpdesk does not know', async () => {
    const house = await inProcess({});
    expect((await house.panel('post', '/v1/session', {}, { sub: '4711', name: 'x' })).status).toBe(403);
  });
});

describe('roles', () => {
  it('are asked for once in five minutes, and an outage does not take the last word away', async () => {
    let now = 0;
    let asked = 0;
    let role: StaffRole | null | 'away' = 'agent';
    const roleOf = createRoles(
      async () => {
        asked += 1;
        if (role === 'away') throw new AppError('remote_unreachable', 'x');
        return role;
      },
      () => now,
    );
    expect([await roleOf('1'), await roleOf('1'), asked]).toEqual(['agent', 'agent', 1]);
    now = 5 * minute;
    role = 'away';
    expect(await roleOf('1')).toBe('agent');
    await expect(roleOf('2')).rejects.toMatchObject({ code: 'remote_unreachable' });
    now = 25 * 60 * minute;
    await expect(roleOf('1')).rejects.toMatchObject({ code: 'remote_unreachable' });
    role = null;
    expect(await roleOf('1')).toBeNull();
    role = 'away';
    now += 6 * minute;
    await expect(roleOf('1')).rejects.toMatchObject({ code: 'remote_unreachable' });
  });
});

describe('a signed URL', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const settings = { installation: 77, public_key: await exportSPKI(publicKey) };
  const own = { iss: 'acme.zendesk.com', aud: 'https://acme.zendesk.com/api/v2/apps/installations/77.json', sub: '1001' };
  // It lasts a minute, from the moment at which it is needed.
  const token = (claims: object = {}, { key = privateKey, age = 0, life = 60 } = {}) =>
    new SignJWT({ ...own, ...claims })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuedAt(Math.floor(Date.now() / 1000) - age)
      .setExpirationTime(Math.floor(Date.now() / 1000) - age + life)
      .sign(key);
  const verify = async (jwt: string) => verifySignedUrl(jwt, 'acme', settings, Date.now());

  it('names the agent, by number or by address', async () => {
    expect(await verify(await token())).toEqual({ id: '1001', name: null });
    expect(await verify(await token({ sub: 'https://acme.zendesk.com/api/v2/users/1001.json' }))).toEqual({ id: '1001', name: null });
  });

  it.each([
    ['of another account', () => token({ iss: 'globex.zendesk.com' })],
    ['for another installation', () => token({ aud: own.aud.replace('77', '78') })],
    ['of nobody', () => token({ sub: undefined })],
    ['of somebody strange', () => token({ sub: '../1001' })],
    ['that is over', () => token({}, { age: 120 })],
    ['that is old, whatever it says of its end', () => token({}, { age: 400, life: 4_000 })],
    ['of another key', () => token({}, { key: stranger.privateKey })],
    [
      'signed with the public key as a secret',
      () =>
        new SignJWT(own)
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuedAt()
          .setExpirationTime('60s')
          .sign(new TextEncoder().encode(settings.public_key)),
    ],
  ])('is refused: one %s', async (_name, make) => {
    await expect(verify(await make())).rejects.toMatchObject({ code: 'bad_token' });
  });

  it('is posted as a form, where the configuration has its key and only there', async () => {
    const form = async (url: string) => {
      const answer = await fetch(`${url}/v1/session`, { method: 'POST', body: new URLSearchParams({ token: await token() }) });
      return [answer.status, (await answer.json()) as { token?: string; error?: { code: string } }] as const;
    };
    const plain = await inProcess({});
    expect(await form(plain.url)).toMatchObject([401, { error: { code: 'bad_token' } }]);
    const house = await inProcess({}, { signedUrls: settings });
    expect(await form(house.url)).toMatchObject([200, { token: expect.any(String) }]);
  });

  it('needs a key that is one', async () => {
    expect(signedUrlSettings.safeParse(settings).success).toBe(true);
    expect(signedUrlSettings.safeParse({ ...settings, public_key: 'none' }).success).toBe(false);
  });
});
