import Fastify from 'fastify';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RawDelivery } from '#domain/bot.ts';
import { tokenSettings, withTokens } from '../../server/bots/bot-framework-token.ts';
import { bots } from '../../server/bots/index.ts';
import { thisMachine } from '../helpers/this-machine.ts';

const now = Date.now();
const issuer = 'https://api.botframework.com';
const audience = '11111111-aaaa-bbbb-cccc-222222222222';
const serviceUrl = 'https://smba.example/emea/';
const body = JSON.stringify({
  type: 'message',
  id: 'a1',
  text: 'hello',
  serviceUrl,
  from: { id: 'u', role: 'user' },
  conversation: { id: 'c-1' },
});

/** A key server like the Bot Framework's: metadata that names the keys, and the keys. */
async function keyServer() {
  const pair = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const app = Fastify({ forceCloseConnections: true });
  const state = { isDown: false, asked: 0 };
  app.get('/metadata', async (_request, reply) => {
    state.asked += 1;
    return state.isDown ? reply.code(503).send() : { issuer, jwks_uri: `${url}/keys` };
  });
  app.get('/keys', async () => ({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', endorsements: ['msteams'] }] }));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  const bot = withTokens(bots.copilot_studio, tokenSettings.parse({ audience, metadata: `${url}/metadata` }), thisMachine);
  const jwt = (claims: object = {}, { key = pair.privateKey, kid = 'k1', expires = now / 1000 + 600 } = {}) =>
    new SignJWT({ serviceurl: serviceUrl, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer((claims as { iss?: string }).iss ?? issuer)
      .setAudience((claims as { aud?: string }).aud ?? audience)
      .setExpirationTime(Math.floor(expires))
      .sign(key);
  const post = async (token: string | Promise<string>, text = body): Promise<string> =>
    bot.verify(
      { headers: { authorization: `Bearer ${await token}` }, body: new TextEncoder().encode(text) } satisfies RawDelivery,
      [],
      now,
    );
  return { bot, jwt, post, stranger, state, url };
}

describe('bots: the Bot Framework’s token', () => {
  it('lets in what the service signed for this bot, with one question for the keys', async () => {
    const { jwt, post, state } = await keyServer();
    const id = await post(jwt());
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(await post(jwt()), 'the same bytes are the same delivery').toBe(id);
    expect(state.asked).toBe(1);
  });

  it('refuses every other token', async () => {
    const { jwt, post, stranger } = await keyServer();
    const tokens: [string, string | Promise<string>, string][] = [
      ['for another bot', jwt({ aud: 'somebody else' }), 'bad_signature'],
      ['of another issuer', jwt({ iss: 'https://evil.example' }), 'bad_signature'],
      ['signed with another key', jwt({}, { key: stranger.privateKey }), 'bad_signature'],
      ['of a key nobody published', jwt({}, { kid: 'k2' }), 'bad_signature'],
      ['for another service', jwt({ serviceurl: 'https://evil.example/' }), 'bad_signature'],
      ['that is over', jwt({}, { expires: now / 1000 - 900 }), 'bad_timestamp'],
      [
        'without a signature',
        new UnsecuredJWT({ serviceurl: serviceUrl }).setIssuer(issuer).setAudience(audience).setExpirationTime('1h').encode(),
        'bad_signature',
      ],
      [
        'signed by what everybody knows',
        new SignJWT({})
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .setIssuer(issuer)
          .setAudience(audience)
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('k1')),
        'bad_signature',
      ],
    ];
    for (const [name, token, code] of tokens) await expect(post(token), name).rejects.toMatchObject({ code });
    await expect(post('no token'), 'no token at all').rejects.toMatchObject({ code: 'bad_signature' });
  });

  it('says "later" while the keys cannot be fetched, and asks again', async () => {
    const { jwt, post, state } = await keyServer();
    state.isDown = true;
    await expect(post(jwt())).rejects.toMatchObject({ code: 'remote_unreachable' });
    state.isDown = false;
    await expect(post(jwt())).resolves.toBeTruthy();
  });
});
