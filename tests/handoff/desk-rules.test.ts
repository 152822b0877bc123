import { describe, expect, it } from 'vitest';
import { type CompiledRules, compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { startBacktest } from '../../server/handoff/desk/backtests.ts';
import { beatBacktest, openBacktest } from '../../server/store/backtests.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const parcels = [
  {
    id: 'parcels',
    conditions: { kind: 'text', author: 'requester', within: 3, matches: 'parcel' },
    actions: [
      { kind: 'decide', decision: 'handoff' },
      { kind: 'set_priority', priority: 'high' },
    ],
  },
];

async function house(engine: (typeof engines)[number] = 'sqlite', rules?: CompiledRules) {
  const one = await inProcess({ shop: { kind: 'baton' } }, { engine, ...(rules ? { own: { rules } } : {}) });
  const say = async (id: string, ...texts: string[]) => {
    for (const [place] of texts.entries())
      await one.ask('shop', {
        type: 'message.created',
        data: {
          conversation: { id, channel: 'chat' },
          messages: texts.slice(0, place + 1).map((text, at) => ({ id: `${id}-${at}`, author: 'requester', text })),
        },
      });
  };
  const started = await one.deps.db.query('select 1 as one');
  expect(started).toHaveLength(1);
  return { ...one, say };
}

describe.each(engines)('desk: back-test on %s', (engine) => {
  it('tells the difference before anybody saves, and leads to the conversations', async () => {
    const one = await house(engine);
    await one.say('calm', 'hello', 'thanks, that is all');
    await one.say('asks', 'hello', 'I want to talk to a human');
    await one.say('parcel', 'hello', 'where is my parcel? mail me at maya@shopper.example, card 4111 1111 1111 1111');
    const { id, ended } = await startBacktest(one.deps, { rules: parcels as never, days: 30, author: 'ann' });
    await ended;
    const { data } = await one.asAdmin('get', `/v1/desk/backtests/${id}`);
    expect(data).toMatchObject({
      ...{ state: 'done', author: 'ann', days: 30, done: 3, total: 3 },
      report: {
        changes: { newly: 1, no_longer: 1, same: 1, earlier: 0, later: 0 },
        draft: { handed_off: 1, by_rule: { parcels: 1 } },
        current: { handed_off: 1, by_rule: { 'customer-asks': 1 } },
      },
    });
    const [found] = data.report.examples.newly;
    expect(found).toMatchObject({ draft: { turn: 1, rule: 'parcels' }, current: null, needed: null });
    const talk = (await one.asAdmin('get', `/v1/desk/conversations/${found.id}`)).data;
    expect(talk.messages[talk.decisions[found.draft.turn].messages - 1].text).toContain('where is my parcel?');
    expect(JSON.stringify(talk)).not.toContain('4111 1111');
    const { conversations } = (await one.asAdmin('get', '/v1/desk/conversations?limit=2')).data;
    expect(conversations).toHaveLength(2);
    expect((await one.asAdmin('get', '/v1/desk/conversations/nobody')).data.error.code).toBe('unknown_conversation');
    expect((await one.asAdmin('get', '/v1/desk/backtests')).data.backtests).toHaveLength(1);
  });

  it('looks at a conversation anew from where people gave it back: it may be handed off once more', async () => {
    const one = await house(engine);
    const tell = async (...texts: string[]) => {
      for (const text of texts) {
        const message = { id: `m-${one.clock.now}`, author: 'requester', text, sent_at: new Date(one.clock.now).toISOString() };
        const data = { conversation: { id: 'c-1', channel: 'chat' }, messages: [message] };
        expect((await one.post('shop', { type: 'message.created', data })).status).toBe(202);
        one.clock.now += 1_000;
      }
    };
    await tell('hello', 'I want to talk to a human');
    const [{ id: handoff } = { id: '' }] = await one.db.query<{ id: string }>('select id from handoffs');
    expect((await one.panel('put', `/v1/handoffs/${handoff}/verdict`, { verdict: 'needed' })).status).toBe(200);
    expect((await one.handBack(handoff, {})).status).toBe(200);
    await tell('thanks', 'where is my parcel?', 'a human being please');
    expect(one.account.tickets.size).toBe(2);

    const { id, ended } = await startBacktest(one.deps, { rules: parcels as never, days: 30, author: 'ann' });
    await ended;
    const { report } = (await one.asAdmin('get', `/v1/desk/backtests/${id}`)).data;
    expect(report).toMatchObject({
      ...{ conversations: 1, stretches: 2, changes: { newly: 0, no_longer: 1, earlier: 1, later: 0, same: 0 } },
      current: {
        handed_off: 2,
        needed_and_handed_off: 1,
        missed: 0,
        by_disposition: { needed_and_handed_off: 0, needless: 1, precision: 0 },
      },
      draft: { handed_off: 1, needed_and_handed_off: 0, missed: 1 },
    });
    expect(report.examples.earlier).toMatchObject([{ needed: null, draft: { turn: 3, rule: 'parcels' }, current: { turn: 4 } }]);
    expect(report.examples.no_longer).toMatchObject([{ needed: true, current: { turn: 1 } }]);

    const [{ id: conversation }] = (await one.asAdmin('get', '/v1/desk/conversations')).data.conversations;
    const { data } = await one.asAdmin('post', '/v1/desk/rules/try', { rules: defaultRules, conversation });
    expect(data.turns.map((turn: { messages: number; decision: string }) => [turn.messages, turn.decision])).toEqual([
      ...[
        [1, 'answer'],
        [2, 'handoff'],
        [3, 'answer'],
        [4, 'answer'],
        [5, 'handoff'],
      ],
    ]);
  });

  it('has the scores to go by also where nothing fired', async () => {
    const one = await house(engine, compileRules(parseRules(parcels)));
    await one.say('asks', 'I want to talk to a human');
    const [row] = await one.deps.db.query<Record<'decision' | 'reasons' | 'signals', string>>(
      'select decision, reasons, signals from decisions',
    );
    expect([row!.decision, JSON.parse(row!.reasons)]).toEqual(['answer', []]);
    expect(JSON.parse(row!.signals)).toContainEqual({ code: 'asked_for_human', strength: expect.any(Number) });
  });

  it('runs one at a time, stops when told, and takes the place of one whose process died', async () => {
    const one = await house(engine);
    await one.say('calm', 'hello');
    const { db } = one.deps;
    const at = one.clock.now;
    expect(await openBacktest(db, { id: 'other', author: 'bob', rules: [], days: 1, startedAt: at })).toBe(true);
    const body = { rules: parcels, days: 30 };
    expect(await one.asAdmin('post', '/v1/desk/backtests', body)).toMatchObject({ status: 503, data: { error: { code: 'server_busy' } } });
    expect(await beatBacktest(db, 'other', 1, 2, at)).toBe(true);
    expect((await one.asAdmin('post', '/v1/desk/backtests/other/cancel', {})).data).toMatchObject({
      state: 'cancelled',
      done: 1,
      total: 2,
    });
    expect(await beatBacktest(db, 'other', 2, 2, at)).toBe(false);

    expect(await openBacktest(db, { id: 'dead', author: 'bob', rules: [], days: 1, startedAt: at })).toBe(true);
    one.clock.now += 61_000;
    expect((await one.asAdmin('post', '/v1/desk/backtests', body)).status).toBe(202);
    expect((await one.asAdmin('get', '/v1/desk/backtests/dead')).data.state).toBe('lost');
    expect((await one.asAdmin('get', '/v1/desk/backtests/none')).status).toBe(404);
  });
});

describe('desk: back-test', () => {
  it('lets others have their turn between any two conversations', async () => {
    const one = await house();
    for (let place = 0; place < 20; place += 1) await one.say(`c-${place}`, 'hello');
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await (await startBacktest(one.deps, { rules: defaultRules, days: 30, author: 'ann' })).ended;
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it('refuses a draft with a mistake and names its place', async () => {
    const one = await house();
    const wrong = [{ ...parcels[0], conditions: { kind: 'text', author: 'requester', within: 3, matches: '(' } }];
    for (const [path, more] of [
      ['backtests', { days: 30 }],
      ['rules/try', { text: 'Customer: hi\nBot: hello' }],
      ['rules/check', {}],
    ] as const)
      expect(await one.asAdmin('post', `/v1/desk/${path}`, { rules: wrong, ...more }), path).toMatchObject({
        status: 422,
        data: { error: { code: 'bad_setting', path: 'rules.0.conditions.matches' } },
      });
  });
});

describe('desk: rules tried on a conversation', () => {
  it('that was pasted: what is decided after each turn, by which rule and because of which message', async () => {
    const one = await house();
    const text = 'Customer: hello\nBot: How can I help?\nCustomer: where is my parcel?\nBot: on its way\nCustomer: a human please';
    const { data } = await one.asAdmin('post', '/v1/desk/rules/try', { rules: parcels, text });
    expect(data.turns.map((turn: { decision: string; messages: number }) => [turn.messages, turn.decision])).toEqual([
      [1, 'answer'],
      [2, 'answer'],
      [3, 'handoff'],
    ]);
    expect(data.turns[2]).toMatchObject({
      priority: 'high',
      reasons: [{ code: 'custom', rule: 'parcels', evidence: [data.messages[2].id] }],
    });
    expect(data.messages).toHaveLength(5);
    expect(await one.asAdmin('post', '/v1/desk/rules/try', { rules: parcels, text: 'no talk here' })).toMatchObject({ status: 422 });
    expect(await one.asAdmin('post', '/v1/desk/rules/try', { rules: parcels })).toMatchObject({ status: 422 });
  });

  it('that was pasted: whose wish was not followed, and which rule had its way; a bot that asks is told the same', async () => {
    const never = {
      id: 'never',
      conditions: { kind: 'channel', in: ['chat', 'other'] },
      actions: [{ kind: 'forbid', decision: 'handoff' }],
    };
    const one = await house('sqlite', compileRules(parseRules([...parcels, never])));
    const overruled = [{ rule: 'parcels', action: 'decide', by: 'never' }];
    const text = 'Customer: where is my parcel?\nBot: on its way';
    const { data } = await one.asAdmin('post', '/v1/desk/rules/try', { rules: [...parcels, never], text });
    expect(data.turns[0]).toMatchObject({ decision: 'offer', reasons: [{ rule: 'parcels' }], overruled });
    const messages = [{ id: 'm-1', author: 'requester', text: 'where is my parcel?' }];
    const answer = await one.ask('shop', { type: 'message.created', data: { conversation: { id: 'c-1', channel: 'chat' }, messages } });
    expect(answer.data).toMatchObject({ decision: 'offer', reasons: [{ rule: 'parcels', evidence: ['m-1'] }], overruled });
  });

  it('that is stored: when something was decided then, and nothing secret is shown', async () => {
    const one = await house();
    await one.say('c-1', 'hello', 'I want a human, my card is 4111 1111 1111 1111');
    const { conversations } = (await one.asAdmin('get', '/v1/desk/conversations')).data;
    const { data } = await one.asAdmin('post', '/v1/desk/rules/try', { rules: defaultRules, conversation: conversations[0].id });
    expect(data.turns).toMatchObject([
      { messages: 1, decision: 'answer' },
      { messages: 2, decision: 'handoff', reasons: [{ rule: 'customer-asks', evidence: ['c-1-1'] }] },
    ]);
    expect(JSON.stringify([data, conversations])).not.toContain('4111 1111');
  });

  it('that is stored: is shown to agents who may tune, not to those who may only look', async () => {
    const one = await house();
    await one.say('c-1', 'hello', 'I want a human');
    const [{ id }] = (await one.asAdmin('get', '/v1/desk/conversations')).data.conversations;
    const statuses = async () =>
      Promise.all([
        one.panel('get', '/v1/desk/conversations').then(({ status }) => status),
        one.panel('get', `/v1/desk/conversations/${id}`).then(({ status }) => status),
        one.panel('get', '/v1/desk/measures/gaps').then(({ status }) => status),
        one.panel('get', '/v1/desk/measures/export/gaps').then(({ status }) => status),
        one.panel('post', '/v1/desk/rules/try', { rules: parcels, conversation: id }).then(({ status }) => status),
        one.panel('post', '/v1/desk/rules/try', { rules: parcels, text: 'Customer: hello\nBot: hello' }).then(({ status }) => status),
      ]);
    expect(await statuses()).toEqual([403, 403, 403, 403, 403, 403]);
    const letAgents = (value: object, based_on: number) =>
      one.panel('put', '/v1/desk/settings/roles', { value, based_on }, { sub: '1000', name: 'Ada Admin' });
    expect((await letAgents({ see: 'agent', export: 'agent' }, 0)).status).toBe(200);
    expect(await statuses()).toEqual([403, 403, 403, 403, 403, 200]);
    expect((await letAgents({ see: 'agent', tune: 'agent', export: 'agent' }, 1)).status).toBe(200);
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
  });
});
