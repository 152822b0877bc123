import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Action, Condition, Rule } from '#domain/rule.ts';
import { defaultRules } from '#rules/defaults.ts';
import type { BusinessHours } from '#rules/hours.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { botEntries } from '../../server/bot-entry.ts';
import { openLiveSettings } from '../../server/handoff/live-settings.ts';
import { usualMeasuring, usualRoles } from '../../server/handoff/setting-kinds.ts';
import { usualSettings } from '../../server/handoff/settings.ts';
import { createWaysOut } from '../../server/outbound/ways-out.ts';
import { ruleWarnings } from '../../server/rule-warnings.ts';
import { verifyAudit } from '../../server/store/audit.ts';
import { createSeal } from '../../server/store/seal.ts';
import { addSettingVersion } from '../../server/store/setting-versions.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';
import { oneWayOut, thisMachine } from '../helpers/this-machine.ts';

const slack = { kind: 'slack', url: 'https://hooks.slack.example/services/T0/B0/verysecret1' };
const refuse: Rule = {
  id: 'never-at-night',
  conditions: { kind: 'channel', in: ['phone'] },
  actions: [{ kind: 'decide', decision: 'answer' }],
};

const having = (id: string, conditions: Condition, ...more: Action[]): Rule => ({
  ...{ id, conditions, actions: [{ kind: 'decide', decision: 'offer' }, ...more] },
});
const text = (matches: string): Condition => ({ kind: 'text', author: 'requester', within: 3, matches });
const any = (length: number, one: Condition): Condition => ({ kind: 'any', of: Array.from({ length }, () => one) });
const always: Condition = { kind: 'all', of: [] };
const deep = Array.from({ length: 9 }).reduce<Condition>((of) => ({ kind: 'not', of }), always);

/** Lists that go beyond one bound each, and what is said of them. */
const beyond: Record<string, { rules: Rule[]; path: string; line: RegExp }> = {
  'steps of a pattern': {
    rules: [refuse, having('large', text('cancel.{0,500}order'))],
    path: 'rules.1.conditions.matches',
    line: /^rules\.1\.conditions\.matches: takes 1\d{3} steps .*of at most 1000: let what repeats repeat less often.*\(rule "large"\)/,
  },
  'steps together': {
    rules: Array.from({ length: 45 }, (_, place) => having(`r-${place}`, text(`x{${place === 7 ? 490 : 480}}`))),
    path: 'rules',
    line: /^rules: have patterns of \d+ steps together, of at most 20000 \(the rule "r-7" alone \d+ steps\): use fewer or shorter ones/,
  },
  'patterns together': {
    rules: Array.from({ length: 45 }, (_, place) => having(`r-${place}`, any(place === 9 ? 46 : 45, text('a')))),
    path: 'rules',
    line: /^rules: have 2026 patterns together, of at most 2000 \(the rule "r-9" alone 46 patterns\): put words that decide the same into one/,
  },
  'rules together': {
    rules: Array.from({ length: 201 }, (_, place) => having(`r-${place}`, always)),
    path: 'rules',
    line: /^rules: are more than 200: let conditions with the same actions stand under "any" in one rule/,
  },
  'nested conditions': {
    rules: [having('deep', deep)],
    path: 'rules.0.conditions',
    line: /^rules\.0\.conditions: nested deeper than 8: let it stand .* \(rule "deep"\)/,
  },
  'conditions side by side': {
    rules: [having('wide', any(51, always))],
    path: 'rules.0.conditions.of',
    line: /^rules\.0\.conditions\.of: are more than 50 conditions: put some together .* \(rule "wide"\)/,
  },
  'characters of a pattern': {
    rules: [having('long', { kind: 'intent', test: { matches: 'a'.repeat(301) } })],
    path: 'rules.0.conditions.test.matches',
    line: /^rules\.0\.conditions\.test\.matches: is a pattern of more than 300 characters: .* \(rule "long"\)/,
  },
  'what is said': {
    rules: [having('says', always, { kind: 'say', text: 'Hello {{ requester.name' })],
    path: 'rules.0.actions.1.text',
    line: /^rules\.0\.actions\.1\.text: not valid Liquid: .* \(rule "says"\)/,
  },
};

async function open(
  db: Awaited<ReturnType<typeof testDatabase>>,
  key: Uint8Array | null = randomBytes(32),
  hours: BusinessHours | null = null,
  waysOut = oneWayOut(thisMachine),
) {
  let count = 0;
  return openLiveSettings({
    ...{ db, seal: key && createSeal(key), now: () => 1_000, newId: () => `a-${++count}-${Math.random()}` },
    file: { ...usualSettings, rules: defaultRules, hours, roles: usualRoles, measuring: usualMeasuring, bots: {} },
    waysOut,
    botsSchema: botEntries,
    connect: () => ({}),
  });
}

const by = { author: '1000', note: '' };

describe.each(engines)('settings on %s', (engine) => {
  it('are the file\u2019s until somebody saves, and then theirs, here and in another process', async () => {
    const db = await testDatabase(engine);
    const key = randomBytes(32);
    const live = await open(db, key);
    expect(live.inForce().settings.rules).toEqual(defaultRules);

    await live.save({ ...by, kind: 'rules', value: [refuse], basedOn: 0 });

    expect(live.inForce().rules).toHaveLength(1);
    expect((await open(db, key)).inForce().settings.rules).toEqual([refuse]);
    expect(await verifyAudit(db)).toMatchObject({ seq: 1, problem: null });
  });

  it.each(Object.keys(beyond))('that were saved before a bound was made stay in force, and cannot be saved so again: %s', async (bound) => {
    const { rules, path, line } = beyond[bound]!;
    const db = await testDatabase(engine);
    const value = JSON.stringify(rules);
    await addSettingVersion(db, { kind: 'rules', basedOn: 0, value, author: '1000', note: '', createdAt: 1_000 });
    const live = await open(db);
    expect(live.inForce().settings.rules).toEqual(rules);
    expect(live.inForce().rules).toHaveLength(rules.length);
    expect(ruleWarnings(live.inForce().settings).map(({ sentence }) => sentence)).toContainEqual(expect.stringMatching(line));
    await live.save({ ...by, kind: 'hours', value: 'always_open', basedOn: 0 });
    await expect(live.save({ ...by, kind: 'rules', value: rules, basedOn: 1 })).rejects.toMatchObject({ code: 'bad_setting', path });
    expect(() => parseRules(rules)).toThrow(line);
  });

  it('that are no rules are told with their place, whoever saved them', async () => {
    const db = await testDatabase(engine);
    const value = JSON.stringify([{ ...refuse, conditions: { kind: 'text', author: 'requester', within: 3, matches: '(' } }]);
    await addSettingVersion(db, { kind: 'rules', basedOn: 0, value, author: '1000', note: '', createdAt: 1_000 });
    await expect(open(db)).rejects.toMatchObject({ code: 'bad_setting', path: 'rules.0.conditions.matches' });
  });

  it('of two who save at once, one is told that the other was first', async () => {
    const live = await open(await testDatabase(engine));
    const both = await Promise.allSettled([[refuse], []].map((value) => live.save({ ...by, kind: 'rules', value, basedOn: 0 })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(live.save({ ...by, kind: 'rules', value: [], basedOn: 0 })).rejects.toMatchObject({ code: 'bad_version' });
  });

  it('null gives the word back to the file, and an older version can be had again', async () => {
    const live = await open(await testDatabase(engine));
    await live.save({ ...by, kind: 'rules', value: [refuse], basedOn: 0 });
    await live.save({ ...by, kind: 'rules', value: null, basedOn: 1 });
    expect(live.inForce().settings.rules).toEqual(defaultRules);
    expect(await live.read('rules', 1)).toEqual([refuse]);
    expect((await live.list('rules', null, 10)).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('hours in the file are switched off by a word of their own, and null leaves them to the file', async () => {
    const hours = { time_zone: 'UTC', week: {}, holidays: [] };
    const live = await open(await testDatabase(engine), randomBytes(32), hours);
    expect([live.inForce().isOpen?.(0), live.inForce().fromFile.has('hours')]).toEqual([false, true]);
    await live.save({ ...by, kind: 'hours', value: 'always_open', basedOn: 0 });
    expect([live.inForce().isOpen, live.inForce().settings.hours, live.inForce().fromFile.has('hours')]).toEqual([
      ...[null, 'always_open', false],
    ]);
    await live.save({ ...by, kind: 'hours', value: null, basedOn: 1 });
    expect([live.inForce().isOpen?.(0), live.inForce().settings.hours, live.inForce().fromFile.has('hours')]).toEqual([false, hours, true]);
  });

  it('with secrets are sealed at rest and hidden from people, and what is hidden comes back whole', async () => {
    const db = await testDatabase(engine);
    const live = await open(db);
    await live.save({ ...by, kind: 'alerts', value: { team: slack }, basedOn: 0 });
    const [row] = await db.query<{ value: string }>('select value from setting_versions');
    expect(row!.value).not.toContain('verysecret');
    const shown = (await live.shown('alerts', 1)) as { team: { url: string } };
    expect(shown.team.url).toBe('•••• ret1');

    await live.save({ ...by, kind: 'alerts', value: { team: { ...shown.team, only_by_rule: true } }, basedOn: 1 });

    expect(live.inForce().settings.alerts.team).toMatchObject({ url: slack.url, only_by_rule: true });
  });
});

describe('settings', () => {
  it('of bots: an inner address that the file no longer names keeps no other bot from changing, and none comes anew', async () => {
    const db = await testDatabase('sqlite');
    const key = randomBytes(32);
    const secret = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
    const bot = { kind: 'baton', secrets: [secret] };
    const inner = { ...bot, callback: { url: 'http://bot.internal:5005/', secret } };
    await (await open(db, key)).save({ ...by, kind: 'bots', value: { inner }, basedOn: 0 });
    const live = await open(db, key, null, createWaysOut({ hosts: ['bot.internal:5005'] }, {}));
    await live.save({ ...by, kind: 'bots', value: { inner, other: bot }, basedOn: 1 });
    const another = { ...inner, callback: { ...inner.callback, url: 'http://bot.internal:5005/else' } };
    await expect(live.save({ ...by, kind: 'bots', value: { inner, another }, basedOn: 2 })).rejects.toMatchObject({
      ...{ code: 'bad_setting', path: 'bots.another.callback.url' },
    });
  });

  it('that are wrong are refused with the place of the mistake, and nothing is saved', async () => {
    const live = await open(await testDatabase('sqlite'));
    const wrong = [{ ...refuse, id: 'Not An Id' }];
    await expect(live.save({ ...by, kind: 'rules', value: wrong, basedOn: 0 })).rejects.toMatchObject({
      code: 'bad_setting',
      path: 'rules.0.id',
    });
    expect(live.inForce().versions.rules).toBe(0);
  });

  it('with secrets are not kept where there is no key', async () => {
    const live = await open(await testDatabase('sqlite'), null);
    await expect(live.save({ ...by, kind: 'alerts', value: {}, basedOn: 0 })).rejects.toMatchObject({ code: 'config_unsealed' });
  });
});
