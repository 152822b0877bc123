import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { botEntry } from '../../server/bot-entry.ts';
import { agentsFor, guardedLookup, type Resolve } from '../../server/bots/back/guarded-lookup.ts';
import { isPublicAddress } from '../../server/bots/back/public-address.ts';
import { sendCall } from '../../server/bots/back/send-call.ts';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const isConfigurable = (url: string) => botEntry.safeParse({ kind: 'baton', secrets: [secret], callback: { url, secret } }).success;
const resolving =
  (...addresses: string[]): Resolve =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
const lookUp = (resolve: Resolve) =>
  new Promise((answer) => guardedLookup(resolve)('bot.example.com', { all: true }, (error, found) => answer(error ? 'refused' : found)));

describe('outbound', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
    'no address',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it('refuses numbers of inner nets however they are written', () => {
    for (const url of [
      'https://10.0.0.1/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://0177.0.0.1/',
      'https://[::ffff:7f00:1]/',
      'https://[fe80::1]/',
    ])
      expect(() => agentsFor(url), url).toThrow('not an address of the open Internet');
  });

  it('takes this machine only by its own name, and nothing but addresses', () => {
    expect(isConfigurable('http://localhost:1234/')).toBe(true);
    for (const url of [
      'http://bot.example.com/',
      'http://127.1.1.1:80:\\@@127.2.2.2:80/',
      '//127.0.0.1/',
      'file:///etc/passwd',
      'https://',
    ])
      expect([url, isConfigurable(url)]).toEqual([url, false]);
  });

  it('looks at every address of a name, at the moment of the connection', async () => {
    expect(await lookUp(resolving('8.8.8.8'))).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await lookUp(resolving('8.8.8.8', '127.0.0.1'))).toBe('refused');
    expect(await lookUp(resolving('8.8.8.8', '::1'))).toBe('refused');
    expect(await lookUp(resolving())).toBe('refused');
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(307, { location: 'http://169.254.169.254/' }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const call = { method: 'POST' as const, path: '/', body: '{}', contentType: 'application/json' };
    await expect(sendCall({ call, address, headers: {}, query: {}, now: 0 })).rejects.toMatchObject({ code: 'remote_refused' });
    expect(asked).toBe(1);
  });
});
