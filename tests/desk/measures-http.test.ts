import { describe, expect, it } from 'vitest';
import { rate } from '../../server/handoff/rate.ts';
import { csv, jsonList } from '../../server/http/desk/csv.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

interface Page {
  counts: { handoffs: number; conversations: number };
  measures: { name: string; value: number | null; n: number; groups: { key: string; value: number }[] }[];
}

async function read(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
async function* rows(...all: Record<string, string | number | null>[]) {
  yield* all;
}

describe.each(engines)('measures: from the first webhook to the page, on %s', (engine) => {
  it('follow what bots, agents and requesters do', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const { clock } = house;
    const page = async (query = ''): Promise<Page> =>
      (await house.asAdmin('get', `/v1/desk/measures?time_zone=Europe/Berlin${query}`)).data;
    const value = (of: Page, name: string) => of.measures.find((one) => one.name === name)!;
    expect((await page()).counts).toEqual({ handoffs: 0, conversations: 0 });

    await house.post('shop', samplePayload('c-1', clock.now));
    clock.now += 120_000;
    await house.update(house.ticket(), { comment: { body: 'Could you give me your email address, please?', public: true } });
    clock.now += 600_000;
    await house.update(house.ticket(), { status: 'solved' });
    clock.now += 5_000;
    await house.drain();
    const [handoff] = await house.db.query<{ id: string }>('select id from handoffs');
    await rate(house.deps, handoff!.id, { effort: 6, satisfaction: 4, words: null });
    await house.panel('put', `/v1/handoffs/${handoff!.id}/verdict`, { verdict: 'not_needed' });

    const now = await page('&by=channel');
    expect(now.counts).toEqual({ handoffs: 1, conversations: 1 });
    expect(value(now, 'first_reply')).toMatchObject({ value: 120, n: 1, groups: [{ key: 'chat', value: 120 }] });
    expect(value(now, 'handle_time').value).toBeGreaterThanOrEqual(600);
    expect(['asked_again', 'satisfied', 'needless', 'effort', 'escalation_rate', 'missed'].map((name) => value(now, name).value)).toEqual([
      ...[1, 1, 1, 2, 1, null],
    ]);

    // The same person again, by email: a repeat contact.
    clock.now += 3 * 86_400_000;
    const again = samplePayload('c-2', clock.now);
    await house.post('shop', again);
    expect(value(await page(), 'repeat_contacts')).toMatchObject({ value: 0.5, n: 2 });

    // Taken out again, it counts no more.
    await house.panel('put', `/v1/handoffs/${handoff!.id}/verdict`, { verdict: null });
    expect(value(await page(), 'needless').n).toBe(0);
  });
});

describe('measures: what is asked wrongly is said', () => {
  it.each([
    ['from=2026-02-02&to=2026-02-01', 'must not be before the first day'],
    ['from=2026-02-30', 'from'],
    ['time_zone=Europe/Nowhere', 'IANA'],
    ['compare_from=2026-02-01', 'compare_to'],
    ['from=2019-01-01&to=2026-01-01', 'at most'],
    ['by=agent', 'by'],
  ])('%s', async (query, sentence) => {
    const house = await inProcess({ shop: { kind: 'baton' } });
    const answer = await house.asAdmin('get', `/v1/desk/measures?${query}`);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.data)).toContain(sentence);
  });
});

describe('measures: files', () => {
  it('leave the house only with an entry in the audit', async () => {
    const house = await inProcess({ shop: { kind: 'baton' } });
    await house.post('shop', samplePayload('c-1', house.clock.now));
    for (const what of ['measures', 'handoffs', 'gaps'])
      for (const format of ['csv', 'json']) {
        const answer = await house.asAdmin('get', `/v1/desk/measures/export/${what}?format=${format}`);
        expect(answer.status).toBe(200);
        expect(answer.headers['content-disposition']).toContain(`baton-${what}-`);
        expect(format === 'json' ? Array.isArray(answer.data) : answer.data.length >= 0).toBe(true);
      }
    const handoffs = await house.asAdmin('get', '/v1/desk/measures/export/handoffs?format=json');
    expect(handoffs.data).toMatchObject([{ bot: 'shop', channel: 'chat', reason: expect.any(String) }]);
    expect(JSON.stringify(handoffs.data)).not.toContain('maya@');
    const audit = await house.asAdmin('get', '/v1/desk/audit');
    expect(audit.data.entries.filter((entry: { action: string }) => entry.action === 'exported')).toHaveLength(7);
  });

  it('run no formula', async () => {
    const text = await read(
      csv(rows({ a: '=1+1', b: '+4', c: '-2', d: '@x', e: '\tx', f: '\rx', g: ' =x', h: '＝x', i: 'a "b", c', j: -2, k: null, l: 'a=b' })),
    );
    expect(text).toBe(`\uFEFFa,b,c,d,e,f,g,h,i,j,k,l\r\n"'=1+1","'+4","'-2","'@x","'\tx","'\rx","' =x","'＝x","a ""b"", c",-2,,"a=b"\r\n`);
    expect(await read(csv(rows()))).toBe('');
  });

  it('are lists also when they are empty', async () => {
    expect(JSON.parse(await read(jsonList(rows())))).toEqual([]);
    expect(JSON.parse(await read(jsonList(rows({ a: 1 }, { a: 2 }))))).toEqual([{ a: 1 }, { a: 2 }]);
  });
});
