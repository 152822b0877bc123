import { createHmac, hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStatusLinks } from '../../server/handoff/status-links.ts';
import { masterKey, statusHouse } from '../helpers/status-house.ts';

const day = 24 * 3_600_000;
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 5)]);

/** @returns the id of the first change that a page which listens is told of */
async function told(live: string, lastEventId = ''): Promise<string> {
  const end = new AbortController();
  const answer = await fetch(live, { signal: end.signal, headers: { 'last-event-id': lastEventId } });
  let text = '';
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes('event: changed')) break;
  }
  end.abort();
  return text.match(/^id: (.+)$/m)![1]!;
}

describe('status page: links', () => {
  const links = createStatusLinks([masterKey], 'https://help.example/baton/', 14);
  const id = '11111111-2222-8333-8444-555555555555';
  const token = links.of(id, 0).split('/').at(-1)!;

  it('lead to their handoff until they are over, and not a moment longer', () => {
    expect(links.of(id, 0)).toMatch(/^https:\/\/help\.example\/baton\/r\//);
    expect(links.read(token, 14 * day - 1)).toBe(id);
    for (const later of [14 * day, 15 * day, 1_000 * day]) expect(() => links.read(token, later)).toThrow('over');
  });

  it('cannot be made without the key, crossed with another, or carried on', () => {
    const [handoff, end, signature] = token.split('.') as [string, string, string];
    const other = links.of('99999999-2222-8333-8444-555555555555', 0).split('/').at(-1)!.split('.');
    const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'baton status page v1', 32));
    const sign = (text: string, by: Uint8Array) => createHmac('sha256', by).update(text).digest('base64url');
    expect(sign(`${handoff}.${end}`, key)).toBe(signature);
    const forged = [
      `${other[0]}.${end}.${signature}`,
      `${handoff}.${end}.${other[2]}`,
      `${handoff}.zzzzzzz.${signature}`,
      `${handoff}.0${end}.${signature}`,
      `${handoff}.${end}.${sign(`${handoff}.${end}`, masterKey)}`,
      `${handoff}.${end}.${sign(`${handoff}.${end}`, Buffer.alloc(32))}`,
      `${handoff}.${end}.`,
      `${handoff}.${end}`,
      `${token}.x`,
      `${token} `,
      '',
    ];
    for (const one of forged) expect(() => links.read(one, 0), one).toThrow('The link is over, or is not one of ours');
    const elsewhere = createStatusLinks([Buffer.alloc(32, 8)], 'https://help.example', 14);
    expect(() => elsewhere.read(token, 0)).toThrow('over');
  });

  it('have one text each: no character of one can be another', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (at, char) => {
        const changed = token.slice(0, at) + char + token.slice(at + 1);
        if (changed !== token) expect(() => links.read(changed, 0)).toThrow('over');
      }),
      { numRuns: 500 },
    );
  });
});

describe('status page', () => {
  it('says where it stands and what was passed on, and nothing that is for agents', async () => {
    const { handOff, get, update, ticket } = await statusHouse();
    const url = await handOff('c-1', (payload) => ({
      ...payload,
      data: { ...payload.data, bot: { ...payload.data.bot, diagnostics: { fraud_score: 'suspicious-77', order_id: 'A-1' } } },
    }));
    await update(ticket(), { comment: { body: 'INTERNAL: do not trust', public: false } });
    const { status, data, headers } = await get(url);
    expect(status).toBe(200);
    for (const shown of [
      'Our team has your request',
      'I was charged twice for order 88213',
      '129.00 EUR',
      'maya@shopper.example',
      `quote: ${ticket()}`,
    ])
      expect(data).toContain(shown);
    for (const hidden of [
      'INTERNAL',
      '0.74',
      '0.31',
      '74 %',
      '31 %',
      'suspicious',
      'fraud',
      'duplicate_charge',
      'orders_last_year',
      'Plus',
      'confidence',
      'low_confidence',
    ])
      expect(data, hidden).not.toContain(hidden);
    expect(data).toContain('We don’t know yet how long it takes.'.replace('’', '’'));
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|http/);
    expect([headers['referrer-policy'], headers['cache-control'], headers['x-frame-options']]).toEqual(['no-referrer', 'no-store', 'DENY']);
    // The browser would start another process for it, and paint later.
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
    expect(data).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=|https?:\/\//);
  });

  it('tells the wait where somebody knows it', async () => {
    const { handOff, get } = await statusHouse({ own: { waiting: async () => ({ ahead: 3, seconds: 601 }) } });
    const { data } = await get(await handOff());
    expect(data).toContain('Probably about 11 minutes from now.');
    expect(data).toContain('Requests before yours: 3');
  });

  it('shows what is written as text, whatever it is', async () => {
    const { handOff, get, send } = await statusHouse();
    const url = await handOff();
    const nasty = `<img src=x onerror=alert(1)>"'&</textarea><script>alert(2)</script>\u202e`;
    expect((await send(url, 'say', { kind: 'added', text: nasty })).status).toBe(303);
    const { data } = await get(url);
    expect(data).toContain('&#60;img src=x onerror=alert(1)&#62;');
    expect(data).not.toMatch(/<img|<script>|<\/textarea><script/);
    expect(data).toContain('⟨U+202E⟩');
    expect((await send(url, 'switch', { channel: 'phone', phone: '"><script>x</script>' })).data).not.toContain('<script>x');
  });

  it('is closed to whoever has no link, a changed one, or one that is over', async () => {
    const { handOff, get, send, sendFile, clock, db } = await statusHouse();
    const [mine, others] = [await handOff('c-1'), await handOff('c-2')];
    const [handoff, end] = mine.split('/').at(-1)!.split('.');
    const crossed = `${mine.slice(0, mine.lastIndexOf('/'))}/${handoff}.${end}.${others.split('.').at(-1)}`;
    for (const url of [crossed, `${mine}x`, mine.slice(0, -1)]) {
      expect((await get(url)).status).toBe(404);
      expect((await get(`${url}/live`)).status).toBe(404);
      expect((await send(url, 'cancel')).status).toBe(404);
      expect((await sendFile(url, 'a.png', png)).status).toBe(404);
    }
    clock.now += 14 * day;
    for (const act of ['say', 'switch', 'cancel', 'back', 'rate']) expect((await send(mine, act, { text: 'late' })).status).toBe(404);
    expect((await get(mine)).data).toContain('This link does not work');
    expect((await get(mine)).data).not.toContain('charged');
    expect(await db.query('select id from requester_acts')).toEqual([]);
  });

  it('tells a page that was read before a change, and listens only after it, that it is old', async () => {
    const { handOff, get, send } = await statusHouse();
    const url = await handOff();
    const live = (shown: string) => url.slice(0, url.lastIndexOf('/') + 1) + shown.match(/data-live="([^"]+)"/)![1];
    const { data: before } = await get(url);
    await send(url, 'say', { kind: 'added', text: 'It was order 88231.' });
    const first = await told(live(before));
    // A browser comes back with what it was told last, whatever the address says.
    await send(url, 'say', { kind: 'added', text: 'And it was blue.' });
    const second = await told(live(before), first);
    expect(second).not.toBe(first);
    expect(live((await get(url)).data)).toContain(`seen=${second}`);
  });

  it('a correction goes to the ticket as a note, into the transcript, and marked into the brief', async () => {
    const { handOff, get, send, notes, brief, ticket } = await statusHouse();
    const url = await handOff();
    const answer = await send(url, 'say', { kind: 'corrected', text: 'The order is 88231, not 88213.' });
    expect([answer.status, answer.headers.location]).toEqual([303, `${url.split('/').at(-1)}?done=done_corrected`]);
    expect((await get(`${url}?done=done_corrected`)).data).toContain('Our team sees your correction');
    expect(notes()).toMatch(/corrects it.*The order is 88231, not 88213/s);
    const { from_requester, messages } = await brief(ticket());
    expect(from_requester).toEqual([{ kind: 'corrected', text: 'The order is 88231, not 88213.', at: expect.any(String) }]);
    expect(messages.at(-1)).toMatchObject({ author: 'requester', text: 'The order is 88231, not 88213.' });
    expect((await send(url, 'say', { text: '   ' })).data).toContain('Please write a few words.');
  });

  it('takes files that are what they may be, once each, and not too many', async () => {
    const { handOff, get, send, sendFile, account, ticket, db } = await statusHouse();
    const url = await handOff();
    expect((await sendFile(url, '../../etc/receipt.exe', png)).status).toBe(303);
    const files = () => account.tickets.get(ticket())!.comments.flatMap((one) => one.attachments.map(({ file_name }) => file_name));
    expect(files().filter((name) => name.includes('receipt'))).toEqual([
      expect.stringMatching(/^etc receipt-[0-9a-f]{6}\.png$|receipt-[0-9a-f]{6}\.png$/),
    ]);
    expect(await db.query('select body from uploads')).toEqual([{ body: '' }]);
    for (const [name, bytes] of [
      ['page.png', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['tool.exe', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
      ['empty.txt', Buffer.alloc(0)],
    ] as const)
      expect((await sendFile(url, name, bytes)).data, name).toContain('This file cannot be taken');
    const large = Buffer.concat([png, Buffer.alloc(8 * 1024 * 1024)]);
    expect((await sendFile(url, 'large.png', large)).data).toContain('The file is too large.');
    for (const name of ['a', 'b', 'c', 'd']) expect((await sendFile(url, `${name}.txt`, Buffer.from(`text ${name}`))).status).toBe(303);
    expect((await sendFile(url, 'e.txt', Buffer.from('text e'))).data).toContain('as many files as can be sent');
    expect((await send(url, 'file')).status).toBe(422);
    expect((await get(url)).data).toContain('receipt-');
  });

  it('cancels, goes back to the bot, and asks for a rating at the end and not before', async () => {
    const { handOff, get, send, db, notes } = await statusHouse();
    const [one, two] = [await handOff('c-1'), await handOff('c-2')];
    expect((await send(one, 'rate', { effort: '6' })).status).toBe(422);
    await send(one, 'cancel');
    await send(two, 'back');
    expect(await db.query('select disposition from handoffs order by disposition')).toEqual([
      { disposition: 'abandoned' },
      { disposition: 'handed_back' },
    ]);
    expect(notes()).toContain('they cancelled');
    expect((await get(one)).data).toContain('The request was cancelled');
    expect((await get(two)).data).toContain('The assistant goes on');
    for (const act of ['say', 'switch', 'cancel', 'back']) expect((await send(one, act, { text: 'x', channel: 'chat' })).status).toBe(422);
    expect((await send(one, 'rate', { effort: '8', satisfaction: '0' })).data).toContain('choose at least one number');
    expect((await send(one, 'rate', { effort: '6', satisfaction: '4', words: 'Quick' })).status).toBe(303);
    expect(await db.query('select effort, satisfaction, words from ratings')).toEqual([{ effort: 6, satisfaction: 4, words: 'Quick' }]);
    expect((await get(one)).data).toMatch(/name="effort" value="6" checked/);
  });

  it('takes forms alone: what is no text is nothing, and nothing breaks', async () => {
    const { handOff, url: base, notes } = await statusHouse();
    const page = await handOff();
    const bodies = ['{"text":5,"kind":[]}', '[]', 'null', '7', '{"text":{"a":1}}', '{"__proto__":{"text":"x"}}'];
    // As many as a page may send in a minute.
    for (const act of ['say', 'switch', 'rate'])
      for (const body of bodies) {
        const answer = await fetch(`${page}?do=${act}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
        expect([400, 422], `${act} ${body}`).toContain(answer.status);
      }
    expect(page.startsWith(base)).toBe(true);
    expect(notes()).not.toContain('corrects it');
  });

  it.each(['en', 'es', 'fr', 'de', 'pt-BR', 'ja', 'ar'])(
    'speaks %s: chosen, or written in, or asked for by the browser',
    async (language) => {
      const { handOff, get } = await statusHouse();
      const words = JSON.parse(readFileSync(join(import.meta.dirname, `../../translations/page/${language}.json`), 'utf8')) as Record<
        string,
        string
      >;
      const unknown = await handOff('c-1', (payload) => ({
        ...payload,
        data: { ...payload.data, conversation: { ...payload.data.conversation, locale: 'tlh' } },
      }));
      const written = await handOff('c-2', (payload) => ({
        ...payload,
        data: { ...payload.data, conversation: { ...payload.data.conversation, locale: language } },
      }));
      for (const { data } of [
        await get(`${unknown}?lang=${language}`),
        await get(written, { 'accept-language': 'it' }),
        await get(unknown, { 'accept-language': `xx, ${language.toLowerCase()};q=0.8, en;q=0.5` }),
      ]) {
        expect(data).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
        expect(data).toContain(words.waiting!.replace(/'/g, '&#39;'));
      }
      expect((await get(`${unknown}?lang=xx`)).data).toContain('<html lang="en"');
    },
  );

  it('has every word in every language, with the same blanks', () => {
    const folder = join(import.meta.dirname, '../../translations/page');
    const load = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
    const english = load('en.json');
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    const sources = readdirSync(join(import.meta.dirname, '../../server/http/status'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(import.meta.dirname, '../../server/http/status', name), 'utf8'))
      .join('\n');
    for (const name of readdirSync(folder)) {
      const own = load(name);
      expect(Object.keys(own), name).toEqual(Object.keys(english));
      for (const [key, text] of Object.entries(own)) expect(blanks(text), `${name} ${key}`).toEqual(blanks(english[key]!));
    }
    const states = ['reaching', 'waiting', 'with_person', 'failed', 'solved', 'handed_back', 'abandoned', 'duplicate', 'timed_out'];
    const known = new Set([...states, ...states.map((one) => `${one}_text`)]);
    const isUsed = (key: string) =>
      known.has(key) ||
      sources.includes(`'${key}'`) ||
      /^(done|reach|by|effort|satisfaction|bad|no|past)_?/.test(key) ||
      ['corrected', 'added'].includes(key);
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});
