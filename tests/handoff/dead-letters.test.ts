import { describe, expect, it } from 'vitest';
import { outline } from '#domain/outline.ts';
import { redactLine } from '#domain/redaction/redact-line.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const creation = { method: 'POST', path: '^/api/v2/tickets$' };

describe.each(engines)('handoff: dead letters on %s', (engine) => {
  /** Handoffs whose tickets are refused for good. @param after what the helpdesk does to creations before it refuses them */
  async function dead(count: number, changes: { unheard?: boolean } = {}) {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    const refusal = {
      kind: 'status',
      status: 403,
      body: { description: 'maya@shopper.example may not, nor may +49 170 1234567' },
    } as const;
    house.simulator.faults.script([
      ...(changes.unheard ? [{ match: creation, times: count, fault: { kind: 'reset_after' } as const }] : []),
      { match: { path: '^/api/v2/tickets' }, times: 1_000, fault: refusal },
    ]);
    for (let i = 0; i < count; i += 1) await house.post('shop', samplePayload(`c-${i}`, house.clock.now));
    await house.pass(60_000);
    house.simulator.faults.script([]);
    const list = async () => (await house.asAdmin('get', '/v1/dead-letters')).data.dead_letters as { job: string; reason: string }[];
    return { ...house, list, replay: (body: object) => house.asAdmin('post', '/v1/dead-letters/replay', body) };
  }

  it('are listed with their reason, and name no person', async () => {
    const { list, asAdmin } = await dead(1);
    const [letter] = await list();
    expect(letter).toMatchObject({
      task: 'create_ticket',
      attempts: 1,
      reason: expect.stringMatching(/with 403: no code$/),
    });
    const one = (await asAdmin('get', `/v1/dead-letters/${letter!.job}`)).data;
    expect(one.request.ticket).toMatchObject({
      external_id: expect.any(String),
      priority: 'normal',
      subject: expect.stringMatching(/^\[\d+ characters]$/),
    });
    expect(JSON.stringify(one)).not.toMatch(/Maya|maya@|charged/);
  });

  it('are tried again with the same identity: what was made unheard is adopted', async () => {
    const { list, replay, drain, account } = await dead(3, { unheard: true });
    expect(account.tickets.size).toBe(3);
    const decided = (await replay({ all: true })).data.decided;
    expect(decided.map(({ result }: { result: string }) => result)).toEqual(['replayed', 'replayed', 'replayed']);
    await drain();
    expect(account.tickets.size).toBe(3);
    expect(await list()).toEqual([]);
  });

  it('are made when there was nothing, once, however often they are replayed', async () => {
    const { list, replay, drain, account, asAdmin } = await dead(2);
    const jobs = (await list()).map(({ job }) => job);
    await Promise.all([replay({ jobs }), replay({ jobs }), replay({ all: true, task: 'create_ticket' })]);
    await drain();
    expect(account.tickets.size).toBe(2);
    expect((await replay({ jobs })).data.decided).toEqual(jobs.map((job) => ({ job, result: 'not_dead' })));
    await drain();
    expect(account.tickets.size).toBe(2);
    expect((await asAdmin('get', `/v1/dead-letters/${jobs[0]}`)).status).toBe(404);
  });

  it('are put aside when the requester has another open handoff by now', async () => {
    const { list, replay, post, drain, clock, account } = await dead(1);
    await post('shop', samplePayload('c-0', clock.now + 1));
    expect(account.tickets.size).toBe(1);
    const [letter] = await list();
    expect((await replay({ jobs: [letter!.job] })).data.decided).toEqual([{ job: letter!.job, result: 'superseded' }]);
    await drain();
    expect(account.tickets.size).toBe(1);
  });

  it('are discarded with a reason, and who decided what is kept', async () => {
    const { list, asAdmin, db } = await dead(2);
    const [first, second] = await list();
    const discard = (body: object) => asAdmin('post', '/v1/dead-letters/discard', body);
    expect((await discard({ jobs: [first!.job], reason: ' ' })).status).toBe(422);
    await discard({ jobs: [first!.job], reason: 'they called us' });
    expect((await list()).map(({ job }) => job)).toEqual([second!.job]);
    expect(await db.query('select actor, action, target, detail from audit_entries')).toEqual([
      { actor: '1000', action: 'dead_letter_discarded', target: first!.job, detail: 'they called us' },
    ]);
  });

  it('come in pages', async () => {
    const { asAdmin, list } = await dead(5);
    const page = async (query: string) => (await asAdmin('get', `/v1/dead-letters?limit=2${query}`)).data.dead_letters as { job: string }[];
    const first = await page('');
    const rest = [...(await page(`&after=${first[1]!.job}`))];
    rest.push(...(await page(`&after=${rest[1]!.job}`)));
    expect([...first, ...rest].map(({ job }) => job)).toEqual((await list()).map(({ job }) => job));
    expect(await page('&task=send_back')).toEqual([]);
  });

  it('are nobody’s business without the app’s token', async () => {
    const { asAdmin } = await dead(1);
    for (const [method, path] of [
      ['get', ''],
      ['get', '/x'],
      ['post', '/replay'],
      ['post', '/discard'],
    ] as const)
      expect((await asAdmin(method, `/v1/dead-letters${path}`, {}, 'another key of more than 32 characters')).status).toBe(401);
  });
});

describe('domain: a line of a log', () => {
  it('takes out addresses, numbers and credentials, and leaves what tells what happened', () => {
    expect(redactLine('422 for a.b+c@d.example, call +1 (555) 010-9999, Bearer abc.def, ticket 48213 at 2026-01-31')).toBe(
      '422 for [redacted email], call [redacted phone], [redacted credentials], ticket 48213 at [redacted number]',
    );
    expect(redactLine(`key ${'a1'.repeat(20)}`)).toBe('key [redacted token]');
  });

  it('outlines a request', () => {
    expect(outline({ ticket: { external_id: 'h-1', tags: ['a'], comment: { html_body: 'secret', public: false } } })).toEqual({
      ticket: { external_id: 'h-1', tags: ['a'], comment: { html_body: '[6 characters]', public: false } },
    });
  });
});
