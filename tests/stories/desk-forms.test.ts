import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { signOperator } from '../../server/http/operator-token.ts';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { enterRoom, openDesk } from '../helpers/desk.ts';
import { oneHouse } from './house.ts';

const hours = { time_zone: 'Europe/Berlin', week: { mon: [['09:00', '17:00']] }, holidays: ['2026-12-25'] };

describe('story: forms of the desk', () => {
  const house = oneHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function open(room: string) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    return openDesk(await context.newPage(), house().simulator.url, room, { agent: '1000' });
  }

  /** As another admin would, from elsewhere. */
  async function asBen(method: string, path: string, body?: object) {
    const { panel_signing } = JSON.parse(readFileSync(join(house().folder, 'config.json'), 'utf8'));
    const headers = { authorization: `Bearer ${await signOperator(panel_signing, 'ben')}`, 'content-type': 'application/json' };
    const answer = await fetch(`${house().server.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: answer.status, data: await answer.json() };
  }
  const versionOf = async (kind: string) => (await asBen('GET', '/v1/desk/settings')).data.settings[kind];
  async function save(kind: string, value: unknown) {
    const { version } = await versionOf(kind);
    expect((await asBen('PUT', `/v1/desk/settings/${kind}`, { value, based_on: version })).status).toBe(200);
  }
  const section = (desk: FrameLocator, title: string) => desk.locator(`section:has(> h2:text-is("${title}"))`);

  it('show what is in force once it is put back: hours, recipients, languages', async () => {
    await save('hours', hours);
    await save('alerts', { mail: { kind: 'email', smtp: 'smtp://mail.example.com', from: 'a@b.example', to: ['a@b.example'] } });
    await save('messages', [
      { when: 'accepted', languages: ['de'], text: 'Hallo' },
      { when: 'waiting', text: 'Still here' },
    ]);
    const desk = await open('routing');
    const [times, alerts] = [section(desk, 'Business hours'), section(desk, 'Alerts')];
    await times.getByLabel('Monday').fill('8:00 - 12:00,');
    await expect.poll(() => times.getByLabel('Monday').inputValue()).toBe('8:00 - 12:00,');
    await times.getByLabel('Days off').fill('2027-01-01');
    await times.getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => times.getByLabel('Monday').inputValue()).toBe('09:00-17:00');
    await expect.poll(() => times.getByLabel('Days off').inputValue()).toBe('2026-12-25');

    await alerts.locator('summary').click();
    await alerts.getByLabel('To, separated by commas').fill('x@y.example, z@y.example');
    await alerts.getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => alerts.getByLabel('To, separated by commas').inputValue()).toBe('a@b.example');

    await enterRoom(desk, 'messages');
    const first = desk.locator('.template').first();
    await first.locator('summary').click();
    await first.getByLabel('Languages').fill('de, nl');
    await first.getByRole('button', { name: 'Move down' }).click();
    // The form that was open has moved, with what was typed.
    await desk.locator('.template:nth-child(2 of .template)[open]').waitFor();
    await expect.poll(() => desk.locator('.template').nth(1).getByLabel('Languages').inputValue()).toBe('de, nl');
    await desk.getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => first.getByLabel('Languages').inputValue()).toBe('de');
  });

  it('keep a draft beside what somebody else saved meanwhile: over theirs, or theirs', async () => {
    await save('hours', hours);
    const desk = await open('routing');
    const times = section(desk, 'Business hours');
    await times.getByLabel('Tuesday').fill('10:00-11:00');
    await save('hours', { ...hours, week: { fri: [['09:00', '10:00']] } });
    await times.getByRole('button', { name: 'Save' }).click();
    await times.getByText('Somebody else has saved version').waitFor();
    await expect.poll(() => times.getByLabel('Tuesday').inputValue()).toBe('10:00-11:00');
    await times.getByRole('button', { name: 'Drop mine, show theirs' }).click();
    await expect.poll(() => times.getByLabel('Tuesday').inputValue()).toBe('');
    await expect.poll(() => times.getByLabel('Friday').inputValue()).toBe('09:00-10:00');

    await times.getByLabel('Tuesday').fill('10:00-11:00');
    await save('hours', hours);
    await times.getByRole('button', { name: 'Save' }).click();
    await times.getByRole('button', { name: 'Save mine over it' }).click();
    await desk.getByText('Saved, and in force.').waitFor();
    expect((await versionOf('hours')).value.week).toEqual({ fri: [['09:00', '10:00']], tue: [['10:00', '11:00']] });
  });

  it('of rules: a draft comes back to its room though somebody saved meanwhile, with what they changed', async () => {
    const rule = (id: string) => ({ id, conditions: { kind: 'bot', in: [id] }, actions: [{ kind: 'decide', decision: 'answer' }] });
    await save('rules', [rule('first'), rule('second')]);
    const desk = await open('rules');
    await desk.getByRole('button', { name: 'Remove: first' }).click();
    await desk.getByText('Removed: first').waitFor();
    await enterRoom(desk, 'audit');
    await save('rules', [rule('first'), rule('second'), rule('third')]);
    await enterRoom(desk, 'rules');
    const bar = desk.locator('.save-bar');
    await bar.getByText('Somebody else has saved version 2').waitFor();
    await bar.getByText('New: third').waitFor();
    // What saving over it would do to what is in force.
    await desk.locator('section[aria-labelledby=unsaved]').getByText('Removed: third').waitFor();
    await bar.getByRole('button', { name: 'Save mine over it' }).click();
    await desk.getByText('Saved, and in force.').waitFor();
    expect((await versionOf('rules')).value.map(({ id }: { id: string }) => id)).toEqual(['second']);
    await bar.getByText('Somebody else has saved').waitFor({ state: 'detached' });
  });
});

describe('story: the audit on the desk', () => {
  const house = oneHouse();

  it('is looked through to its first entry', async () => {
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const { panel_signing } = JSON.parse(readFileSync(join(house().folder, 'config.json'), 'utf8'));
    for (let version = 0; version < 105; version += 1) {
      const headers = { authorization: `Bearer ${await signOperator(panel_signing, 'ben')}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ value: { most_updates: version % 10 }, based_on: version });
      expect((await fetch(`${house().server.url}/v1/desk/settings/waiting`, { method: 'PUT', headers, body })).status).toBe(200);
    }
    const desk = await openDesk(await browser.newPage(), house().simulator.url, 'audit', { agent: '1000' });
    const rows = desk.locator('tbody tr');
    const more = desk.getByRole('button', { name: 'Show more' });
    for (const shown of [50, 100]) {
      await expect.poll(() => rows.count()).toBe(shown);
      await more.click();
    }
    await expect.poll(() => rows.count()).toBe(105);
    await rows.last().getByText('version 1', { exact: true }).waitFor();
    await more.waitFor({ state: 'detached' });
  });
});

describe('story: hours that stand in the file', () => {
  const house = oneHouse({ config: { hours } });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('are told in the admin\u2019s own language', async () => {
    const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
    onTestFinished(() => context.close());
    const desk = await openDesk(await context.newPage(), house().simulator.url, 'start', { agent: '1000', locale: 'de' });
    await desk.getByText('Dingen sind noch nicht eingerichtet').waitFor();
    for (const room of ['rules', 'routing', 'messages', 'measures', 'bots', 'letters']) {
      await enterRoom(desk, room);
      await desk.locator('main h1 ~ *').first().waitFor();
      await desk.getByText('Wird geladen').first().waitFor({ state: 'detached' });
      const html = desk.locator('html');
      await expect.poll(() => html.evaluate((page) => page.scrollWidth <= page.clientWidth), { message: room }).toBe(true);
    }
    await enterRoom(desk, 'rules');
    await desk.getByText('Wenn der Wunsch nach einem Menschen zu erkennen ist (Stärke').first().waitFor();
  });

  it('are switched off on the desk, and left to the file again', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    const desk = await openDesk(await context.newPage(), house().simulator.url, 'routing', { agent: '1000' });
    const times = desk.locator('section:has(> h2:text-is("Business hours"))');
    const has = times.getByLabel('Tell people when the team is away');
    await times.getByLabel('Monday').waitFor();
    expect(await times.getByRole('button', { name: 'As in the configuration file' }).count()).toBe(0);
    await times.getByText('Tell people when the team is away').click();
    await times.getByText('Always open: nobody is told').waitFor();
    await times.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Saved, and in force.').waitFor();
    await expect.poll(() => has.isChecked()).toBe(false);
    await times.getByRole('button', { name: 'As in the configuration file' }).click();
    await times.getByLabel('Monday').waitFor();
    await expect.poll(() => times.getByLabel('Monday').inputValue()).toBe('09:00-17:00');
    expect(await times.getByRole('button', { name: 'As in the configuration file' }).count()).toBe(0);
  });
});
