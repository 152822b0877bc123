import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AppError, errorTable } from '#domain/errors.ts';
import { connectBot } from '../../server/bots/connect-bot.ts';
import { deliverAlert } from '../../server/handoff/deliver-alert.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { openAiWriter } from '../../server/models/open-ai.ts';
import { guardedLookup, type Resolve } from '../../server/outbound/guarded-lookup.ts';
import { vouchedIn } from '../../server/outbound/named-addresses.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import { createPolicy } from '../../server/outbound/policy.ts';
import { isPublicAddress } from '../../server/outbound/public-address.ts';
import { refusalOf, retryAfterMs } from '../../server/outbound/refuse.ts';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
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
    'not an address',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    'https://10.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://[::ffff:7f00:1]/',
    'https://[fe80::1]/',
    'https://localhost/',
    'https://db.localhost./',
    'smtp://10.0.0.1/',
  ])('refuses what stands inside, however it is written: %s', (url) => {
    expect(createPolicy({}).problemOf(url)).toMatch(/not an address of the open Internet/);
    expect(createPolicy({ hosts: [new URL(url).hostname] }).problemOf(url)).toBeNull();
  });

  it.each([
    ['http://bot.example.com/', /https/],
    ['file:///etc/passwd', /https/],
    ['//127.0.0.1/', /^is not an address$/],
    ['http://127.1.1.1:80:\\@@127.2.2.2:80/', /^is not an address$/],
    ['https://someone:secret@bot.example.com/', /no name and no password/],
    ['https://bot.example.com:6379/', /port 6379 does not stand in outbound.ports/],
    ['https://bot.example.com:22/', /port 22/],
    ['smtp://mail.example.com:6379', /port 6379/],
    ['smtp://mail.example.com/?proxy=http://10.0.0.1', /nothing behind its host/],
    ['smtp://mail.example.com?tls.rejectUnauthorized=false', /nothing behind its host/],
  ])('refuses %s', (url, problem) => expect(createPolicy({}).problemOf(url)).toMatch(problem));

  it('vouches for the hosts and ports it is told, and for no others', () => {
    const policy = createPolicy({ hosts: ['rasa.internal:5005', '10.1.2.3'], ports: [9443] });
    for (const url of ['http://rasa.internal:5005/x', 'https://10.1.2.3:1/', 'https://bot.example.com:9443/', 'https://bot.example.com/'])
      expect([url, policy.problemOf(url)]).toEqual([url, null]);
    for (const url of ['http://rasa.internal/', 'http://rasa.internal:5006/', 'https://10.1.2.4/', 'https://bot.example.com:9444/'])
      expect([url, policy.problemOf(url) === null]).toEqual([url, false]);
  });

  it('takes this machine as meant where the operator\u2019s file names it, at that port alone', () => {
    const hosts = vouchedIn({
      bots: { a: { back: { url: 'http://localhost:5005' } } },
      llm: { url: 'http://127.0.0.1:11434/v1' },
      text: 'http://localhost:1',
    });
    expect(hosts).toEqual(['localhost:5005', '127.0.0.1:11434']);
    expect(createPolicy({ hosts }).problemOf('http://localhost:5006/')).not.toBeNull();
  });

  it('looks at every address of a name, at the moment of the connection', async () => {
    expect(await lookUp(resolving('8.8.8.8'))).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await lookUp(resolving('8.8.8.8', '127.0.0.1'))).toBe('refused');
    expect(await lookUp(resolving('8.8.8.8', '::1'))).toBe('refused');
    expect(await lookUp(resolving())).toBe('refused');
  });

  async function serve(listener: RequestListener) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      listener(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const port = (server.address() as AddressInfo).port;
    return { asked, port, url: `http://127.0.0.1:${port}` };
  }
  const open = createOutbound({ hosts: ['127.0.0.1'] });

  it('follows no redirect', async () => {
    const { asked, url } = await serve((_request, response) => response.writeHead(307, { location: 'http://169.254.169.254/' }).end());
    const answer = await open.exchange({ method: 'POST', url, where: 'x', body: '{}' });
    expect(refusalOf(answer, 'x', 0)).toMatchObject({ code: 'remote_refused' });
    expect(asked).toEqual(['/']);
  });

  it('takes no answer that is too large, packed or endless', async () => {
    const large = await serve((_request, response) => response.end('x'.repeat(2_000)));
    await expect(open.exchange({ method: 'GET', url: large.url, where: 'x', largest: 1_000 })).rejects.toMatchObject({
      code: 'remote_failed',
    });
    const dripping = await serve((_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(drip));
    });
    const start = performance.now();
    await expect(open.exchange({ method: 'GET', url: dripping.url, where: 'x', timeoutMs: 150 })).rejects.toMatchObject({
      code: 'remote_unreachable',
    });
    expect(performance.now() - start).toBeLessThan(5_000);
    let asked: string | undefined;
    const plain = await serve(({ headers }, response) => {
      asked = headers['accept-encoding'] as string;
      response.end();
    });
    await open.exchange({ method: 'GET', url: plain.url, where: 'x' });
    expect(asked).toBe('identity');
  });

  const raw = async (listener: (socket: Socket) => void) => {
    const server = createTcp((socket) => listener(socket.on('error', () => undefined)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const knows =
    (code: string): Resolve =>
    (_host, _options, done) =>
      done(Object.assign(new Error(code), { code }), []);
  it.each<[string, () => Promise<{ url: string; resolve?: Resolve }>]>([
    ['a name that does not exist', async () => ({ url: 'https://acme.zendesk.com/', resolve: knows('ENOTFOUND') })],
    ['a name server that fails', async () => ({ url: 'https://acme.zendesk.com/', resolve: knows('ESERVFAIL') })],
    ['no TLS on the other side', async () => ({ url: `https://${await raw((socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\n'))}/` })],
    ['closed after the request', async () => ({ url: `http://${await raw((socket) => void socket.once('data', () => socket.end()))}/` })],
    ['closed before it', async () => ({ url: `http://${await raw((socket) => void socket.destroy())}/` })],
    ['nobody there', async () => ({ url: 'http://127.0.0.1:1/' })],
  ])('takes %s for somebody to be asked again', async (_name, way) => {
    const { url, resolve } = await way();
    const outbound = createOutbound({ hosts: ['127.0.0.1'] }, resolve);
    const error: AppError = await outbound.exchange({ method: 'POST', url, where: 'x', body: '{}' }).then(
      () => expect.fail('answered'),
      (one) => one,
    );
    expect(error).toMatchObject({ code: 'remote_unreachable' });
    expect(errorTable[error.code].retry).toBe('later');
  });

  it('tells nothing of an address but what it is called', async () => {
    const error = await open
      .exchange({ method: 'POST', url: 'http://127.0.0.1:9/services/T0/secret-path', where: 'POST hooks' })
      .catch((one: Error) => one);
    expect(String(error)).not.toContain('secret-path');
  });

  it('waits as long as it is told: seconds, a date, never more than a day', () => {
    expect(retryAfterMs('7', 0)).toBe(7_000);
    expect(retryAfterMs(new Date(60_000).toUTCString(), 0)).toBe(60_000);
    expect(retryAfterMs('999999999', 0)).toBe(86_400_000);
    expect(retryAfterMs('soon', 0)).toBe(30_000);
  });

  // A name that turns to this machine when it is dialled: whoever is connected to has been reached past the guard.
  describe.each(['by a number', 'by a name that leads inside'])('nobody inside is reached %s', (how) => {
    const route = {
      ...{ only_by_rule: false, fields: [], most_reminders: 1 },
    };
    const message = { title: 'x', fields: [] };
    async function inside() {
      let connections = 0;
      const server = createTcp((socket) => {
        connections += 1;
        socket.destroy();
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      onTestFinished(() => void server.close());
      const port = (server.address() as AddressInfo).port;
      const outbound = createOutbound({ ports: [port] }, resolving('127.0.0.1'));
      const host = `${how === 'by a number' ? '127.0.0.1' : 'bot.example.com'}:${port}`;
      return { outbound, url: `https://${host}`, host, connections: () => connections };
    }
    const refused = { code: expect.stringMatching(/^remote_(?:refused|unreachable)$/), message: expect.stringContaining('open Internet') };

    it('by a way back, an alert, mail, a language model, the helpdesk or a key server', async () => {
      const { outbound, url, host, connections } = await inside();
      const bot = connectBot({ kind: 'baton', secrets: [secret], callback: { url, secret } }, Date.now, () => outbound);
      const framework = connectBot(
        { kind: 'copilot_studio', secrets: [], jwt: { audience: 'a', issuer: 'b', metadata: url } },
        Date.now,
        () => outbound,
      );
      const zendesk = createZendesk({ outbound, baseUrl: url, clientId: 'a', clientSecret: 'b', appId: null, now: Date.now });
      const token = `Bearer ${['{"alg":"RS256"}', '{}', 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.')}`;
      const tries = [
        bot.back.callback!.send({ method: 'POST', path: '', body: '{}', contentType: 'application/json' }, 'id'),
        deliverAlert(outbound, { kind: 'slack', url, ...route }, message, 'id', 0),
        deliverAlert(outbound, { kind: 'webhook', url, secret, ...route }, message, 'id', 0),
        deliverAlert(
          outbound,
          { kind: 'email', smtp: `smtp://${host}`, from: 'a@b.example', to: ['a@b.example'], ...route },
          message,
          'id',
          0,
        ),
        openAiWriter({ outbound, url, model: 'm', key: null, timeoutMs: 1_000 }).write({ system: '', user: '', schema: {} }),
        zendesk.findTickets('x'),
        Promise.resolve(framework.bot.verify({ headers: { authorization: token }, body: new Uint8Array(), url: '' }, [], Date.now())),
      ];
      // All at once: one that is refused early must not wait unheard for the others.
      for (const one of await Promise.allSettled(tries)) expect(one).toMatchObject({ status: 'rejected', reason: refused });
      expect(connections()).toBe(0);
    });
  });
});
