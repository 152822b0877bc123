import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defaultRules } from '#rules/defaults.ts';
import type { BusinessHours } from '#rules/hours.ts';
import { botEntries } from '../../server/bot-entry.ts';
import { openLiveSettings } from '../../server/handoff/live-settings.ts';
import { usualMeasuring, usualRoles } from '../../server/handoff/setting-kinds.ts';
import { usualSettings } from '../../server/handoff/settings.ts';
import { createWaysOut } from '../../server/outbound/ways-out.ts';
import { verifyAudit } from '../../server/store/audit.ts';
import { createSeal } from '../../server/store/seal.ts';
import { addSettingVersion } from '../../server/store/setting-versions.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';
import { oneWayOut, thisMachine } from '../helpers/this-machine.ts';

const slack = { kind: 'slack', url: 'https://hooks.slack.example/services/T0/B0/verysecret1' };
const refuse = { id: 'never-at-night', conditions: { kind: 'channel', in: ['phone'] }, actions: [{ kind: 'decide', decision: 'answer' }] };

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

  it('that were saved before a pattern could be too large stay in force, and cannot be saved so again', async () => {
    const db = await testDatabase(engine);
    const conditions = { kind: 'text', author: 'requester', within: 3, matches: 'cancel.{0,500}order' };
    const large = { id: 'large', conditions, actions: [{ kind: 'decide', decision: 'offer' }] };
    const value = JSON.stringify([large]);
    await addSettingVersion(db, { kind: 'rules', basedOn: 0, value, author: '1000', note: '', createdAt: 1_000 });
    const live = await open(db);
    expect(live.inForce().settings.rules).toEqual([large]);
    expect(live.inForce().rules).toHaveLength(1);
    await expect(live.save({ ...by, kind: 'rules', value: [large], basedOn: 1 })).rejects.toMatchObject({
      code: 'bad_setting',
      path: 'rules.0.conditions.matches',
    });
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
