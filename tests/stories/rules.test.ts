import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { signOperator } from '../../server/http/operator-token.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

const [admin, agent] = ['1000', '1001'];

describe('story: rules on the desk', () => {
  const house = oneHouse();
  const newPage = ownBrowser();

  const say = (id: string, text: string) =>
    postDelivery(house().server.url, 'shop-bot', house().secret, randomUUID(), {
      type: 'message.created',
      data: { conversation: { id, channel: 'chat' }, messages: [{ id: `${id}-1`, author: 'requester', text }] },
    });
  const row = (desk: FrameLocator, id: string) => desk.locator(`.rule:has(strong bdi:text-is("${id}"))`);
  const order = (desk: FrameLocator) => desk.locator('.rules strong').allInnerTexts();

  it('are built, refused where they are wrong, saved, and act on the next webhook; a version is restored', async () => {
    await say('c-0', 'any news of my lost parcel?');
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'rules', { agent: admin });
    await row(desk, 'customer-asks')
      .getByText('When the requester asks for a human (strength 65% or more): hand off with normal')
      .waitFor();

    await desk.getByRole('button', { name: 'Add a rule' }).click();
    const form = desk.locator('.rule-form');
    await form.getByLabel('Name of the rule').fill('parcels');
    await form.getByLabel('Condition').nth(1).selectOption('text');
    await form.getByLabel('Pattern').fill('parcel(');
    await form.getByLabel('Decision', { exact: true }).selectOption('handoff');
    await form.getByRole('button', { name: 'Add an action' }).click();
    await form.getByLabel('Priority', { exact: true }).selectOption('urgent');
    await form
      .getByText('When the requester wrote something that fits “parcel(” within the last 3 messages: hand off with urgent priority.')
      .waitFor();
    await desk.getByLabel('Why (for the versions)').fill('parcels are lost this week');
    await desk.getByRole('button', { name: 'Save' }).click();
    await form.getByText('not an RE2 pattern').waitFor();
    await form.getByLabel('Pattern').fill('lost parcel');

    await desk.getByLabel('A conversation in any format').fill('Customer: hi\nBot: hello\nCustomer: the lost parcel again');
    await desk.getByRole('button', { name: 'Try it' }).click();
    await desk.getByText('Handed off after message 3, by “parcels”.').waitFor();
    await desk.locator('.decided').getByText('Because of this message: the lost parcel again').waitFor();
    await desk.getByLabel('Choose a stored one').check();
    await desk.getByLabel('Stored conversation').selectOption({ index: 1 });
    await desk.getByRole('button', { name: 'Try it' }).click();
    await desk.getByText('Handed off after message 1, by “parcels”.').waitFor();

    await desk.getByRole('button', { name: 'Back-test this draft' }).click();
    await desk.getByText('Newly handed off: 1').waitFor();
    await desk.getByRole('button', { name: 'Conversation 1' }).click();
    const talk = desk.locator('.report .talk');
    await talk.getByText('any news of my lost parcel?').waitFor();
    await talk.getByText('Draft: handed off here, by “parcels”.').waitFor();
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByText('Saved, and in force.').waitFor();

    const created = ticketCreated(house().simulator);
    await say('c-1', 'it is about a lost parcel');
    const ticket = house().simulator.account.tickets.get(await created)!;
    expect(ticket.priority).toBe('urgent');

    await desk.getByText('Versions', { exact: true }).click();
    await desk.getByText('parcels are lost this week').waitFor();
    await desk.getByRole('button', { name: 'Compare: The configuration file' }).click();
    await desk.getByText('Removed: parcels').waitFor();
    await desk.getByRole('button', { name: 'Restore what the file says' }).click();
    await desk.getByText('Restored, and in force.').waitFor();
    await row(desk, 'parcels').waitFor({ state: 'detached' });
  });

  it('are put in another order by keyboard and by dragging, turned off, and told where they contradict', async () => {
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'rules', { agent: admin });
    await row(desk, 'fraud').waitFor();
    await desk.getByRole('button', { name: 'Move fraud up' }).focus();
    await page.keyboard.press('Enter');
    await desk.getByText('fraud is now 1 of 25.').waitFor();
    await expect.poll(async () => (await order(desk)).slice(0, 2)).toEqual(['fraud', 'life-in-danger']);
    await row(desk, 'legal-or-privacy').dragTo(row(desk, 'fraud'));
    await desk.getByText('legal-or-privacy is now 1 of 25.').waitFor();
    await expect.poll(async () => (await order(desk)).slice(0, 3)).toEqual(['legal-or-privacy', 'fraud', 'life-in-danger']);
    await desk.getByRole('checkbox', { name: 'The rule fraud is on' }).uncheck();
    await desk.getByText('Turned off: fraud').waitFor();

    const twice = ['Sales', 'Billing'].map((group, place) => ({
      id: `r-${place}`,
      conditions: { kind: 'bot', in: ['shop-bot'] },
      actions: [{ kind: 'set_group', group }],
    }));
    await desk.getByText('Export and import', { exact: true }).click();
    await desk.getByLabel('Or paste rules here').fill('{');
    await desk.getByRole('button', { name: 'Take into the draft' }).click();
    await desk.getByText('This is not JSON.').waitFor();
    await desk.getByLabel('Or paste rules here').fill('[{"id":"x"}]');
    await desk.getByRole('button', { name: 'Take into the draft' }).click();
    await desk.getByText('rules.0.conditions').waitFor();
    await desk.getByLabel('Or paste rules here').fill(JSON.stringify(twice));
    await desk.getByRole('button', { name: 'Take into the draft' }).click();
    await desk.getByText('“r-0” and “r-1” ask for the same conditions, and both choose a group').waitFor();
    const file = await desk
      .getByRole('link', { name: 'Download as JSON' })
      .evaluate(async (link) => (await fetch((link as HTMLAnchorElement).href)).json());
    expect(file).toEqual(twice);
    await desk.getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => order(desk)).toHaveLength(25);
  });

  it('are made by keyboard alone, and the focus stays where the work is', async () => {
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'rules', { agent: admin });
    await row(desk, 'fraud').waitFor();
    const focused = () =>
      desk.locator('body').evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    await desk.getByRole('button', { name: 'Add a rule' }).focus();
    await page.keyboard.press('Enter');
    await desk.locator('.rule-form input:focus').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('by-keys');
    await page.keyboard.press('Enter');
    await row(desk, 'by-keys').waitFor();
    await expect.poll(focused).toBe('Change the rule by-keys');
    await page.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Remove: the requester asks for a human' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Add a condition');
    await page.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Done' }).focus();
    await page.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Remove: by-keys' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Add a rule');
    await desk.getByText('Not saved yet').waitFor({ state: 'detached' });
  });

  it('are seen and not changed by those who may only see', async () => {
    const { folder, server, simulator } = house();
    const { panel_signing } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    const headers = { authorization: `Bearer ${await signOperator(panel_signing, 'ann')}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ value: { see: 'agent' }, based_on: 0 });
    expect((await fetch(`${server.url}/v1/desk/settings/roles`, { method: 'PUT', headers, body })).status).toBe(200);
    const desk = await openDesk(await newPage(), simulator.url, 'rules', { agent });
    await row(desk, 'fraud').waitFor();
    await desk.getByText('You may look at this, but not change it.').waitFor();
    for (const name of ['Add a rule', 'Change the rule fraud', 'Move fraud up', 'Back-test this draft', 'Save'])
      expect(await desk.getByRole('button', { name }).count(), name).toBe(0);
  });
});
