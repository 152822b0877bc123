import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

const good = {
  helpdesk: { kind: 'zendesk', subdomain: 'acme', client_id: 'a', client_secret: 'b' },
  panel_signing: 'x'.repeat(32),
  bots: { 'shop-bot': { kind: 'baton', secrets: [`whsec_${Buffer.alloc(32).toString('base64')}`] } },
};

function withFile(content: unknown): Record<string, string> {
  const path = join(temporaryFolder(), 'config.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { BATON_CONFIG: path };
}
const bot = (changes: object) => ({ ...good, bots: { 'shop-bot': { ...good.bots['shop-bot'], ...changes } } });
const platform = (back: object) => ({
  ...good,
  bots: { chat: { kind: 'chatwoot', secrets: ['sixteen characters or more'], back } },
});

describe('config', () => {
  it('is read from the environment and its file, with defaults', () => {
    expect(readConfig(withFile(good))).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      helpdeskUrl: 'https://acme.zendesk.com',
      dataFolder: '.baton',
    });
  });

  it('tells every problem at once', () => {
    const env = withFile({ ...good, panel_signing: 'short', helpdesk: { ...good.helpdesk, subdomain: 'https://acme' }, extra: 1 });
    const read = () => readConfig(env);
    expect(read).toThrow(expect.objectContaining({ code: 'config_invalid' }));
    expect(read).toThrow(/panel_signing.*\n?/);
    expect(read).toThrow(/helpdesk\.subdomain/);
    expect(read).toThrow(/extra/);
  });

  it.each<[string, unknown, RegExp]>([
    ['a secret too short', bot({ secrets: ['whsec_MTIz'] }), /secrets\.0/],
    ['a secret too long', bot({ secrets: [`whsec_${Buffer.alloc(66).toString('base64')}`] }), /secrets\.0/],
    ['a secret without its prefix', bot({ secrets: [Buffer.alloc(32).toString('base64')] }), /secrets\.0/],
    ['no secret', bot({ secrets: [] }), /secrets/],
    ['a bot of a kind nobody knows', bot({ kind: 'eliza' }), /kind/],
    ['a bot with a name that no address takes', { ...good, bots: { 'my bot': good.bots['shop-bot'] } }, /my bot/],
    [
      'a way back of a kind that has none',
      bot({ back: { url: 'https://a.example' } }),
      /back: baton has no API to be told by: use "callback"/,
    ],
    ['a way back that lacks what it needs', platform({ url: 'https://chat.example', account: 1 }), /chat\.back\.token/],
    [
      'a way back to an address without TLS',
      platform({ url: 'http://chat.example', account: 1, token: 'x' }),
      /chat\.back\.url: must begin with https/,
    ],
    [
      'a way back inside',
      platform({ url: 'https://10.0.0.5', account: 1, token: 'x' }),
      /chat\.back\.url: 10\.0\.0\.5 is not an address of the open Internet/,
    ],
    [
      'an alert over a port of a database',
      { ...good, alerts: { a: { kind: 'slack', url: 'https://a.example:5432' } } },
      /alerts\.a\.url: port 5432/,
    ],
    ['a host that is none', { ...good, outbound: { hosts: ['http://x'] } }, /outbound\.hosts\.0/],
    ['a callback without a good secret', bot({ callback: { url: 'https://a.example', secret: 'whsec_x' } }), /callback\.secret/],
    ['what is not JSON', '{', /cannot be read as JSON/],
  ])('refuses %s', (_name, content, sentence) => {
    expect(() => readConfig(withFile(content))).toThrow(sentence);
  });

  it('takes ways back: the platform’s own, a callback, or both', () => {
    const { bots } = readConfig(withFile(platform({ url: 'https://chat.example', account: 1, token: 'x' })));
    expect(bots.chat?.back).toMatchObject({ account: 1 });
    const callback = { url: 'https://bot.example/baton', secret: good.bots['shop-bot'].secrets[0] };
    expect(readConfig(withFile(bot({ callback }))).bots['shop-bot']?.callback).toEqual(callback);
  });

  it('takes an address inside where its host is vouched for, and on this machine as it is named', () => {
    const inside = {
      ...platform({ url: 'http://chat.internal:3000', account: 1, token: 'x' }),
      outbound: { hosts: ['chat.internal:3000'] },
    };
    expect(readConfig(withFile(inside)).outbound).toEqual({ hosts: ['chat.internal:3000'], ports: [] });
    const local = platform({ url: 'http://localhost:3000', account: 1, token: 'x' });
    expect(readConfig(withFile(local)).outbound.hosts).toEqual(['localhost:3000']);
  });

  it('says what is needed where nothing is set', () => {
    expect(() => readConfig({})).toThrow(/BATON_CONFIG: name the JSON file/);
    expect(() => readConfig({ ...withFile(good), BATON_PORT: 'http' })).toThrow(/BATON_PORT/);
  });

  it('takes PostgreSQL by its address, and roles only there', () => {
    const shared = { ...withFile(good), DATABASE_URL: 'postgres://baton@db.example/baton', BATON_ROLE: 'worker' };
    expect(readConfig(shared)).toMatchObject({ databaseUrl: 'postgres://baton@db.example/baton', role: 'worker' });
    expect(() => readConfig({ ...shared, DATABASE_URL: 'mysql://db.example' })).toThrow(/DATABASE_URL: must begin with postgres/);
    expect(() => readConfig({ ...withFile(good), BATON_ROLE: 'web' })).toThrow(/BATON_ROLE: must be all without DATABASE_URL/);
  });
});
