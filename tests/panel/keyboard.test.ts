import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { longBrief, richPayload } from '../scenes/conversations.ts';
import { keys } from '../scenes/keys.ts';
import { withStage } from '../scenes/with-stage.ts';

describe('panel: by keyboard alone', () => {
  const set = withStage();

  async function opened(url: string, id: number) {
    const page: Page = await (await set().context()).newPage();
    const panel = await openTicket(page, url, id);
    await panel.getByRole('article').first().waitFor();
    await panel.locator('.actions .button').first().waitFor();
    // The focus begins where the agent's would: on the last thing before the panel.
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    return { page, ...keys(page, panel) };
  }

  it('accepts, inserts a reply, judges, undoes, tags and hands back', async () => {
    const id = await set().stage.handOff(richPayload('keyboard-acts', Date.now()));
    const { page, panel, press, tabTo, focusIsOn } = await opened(set().stage.house.simulator.url, id);
    await tabTo('Accept');
    await press('Enter');
    await panel.getByText('Accepted by Alex Agent.').first().waitFor();
    // The button has gone: the focus is where the next thing is done, and what came of it is said.
    await focusIsOn('What you can do');
    await panel.getByRole('status').getByText('You accepted it; the ticket is yours.').waitFor();
    await tabTo('Insert a first reply');
    await press('Enter');
    await panel.getByText('Read it before you send it.').first().waitFor();
    await focusIsOn('Insert a first reply');
    await expect.poll(() => page.getByLabel('Reply', { exact: true }).inputValue()).toContain('Hello Maya');
    await tabTo('Too late');
    await press('Space');
    await panel.getByRole('button', { name: 'Too late', pressed: true }).waitFor();
    await focusIsOn('Too late');
    await tabTo('Undo');
    await press('Enter');
    await panel.getByRole('button', { name: 'Too late', pressed: false }).waitFor();
    await focusIsOn('Was this handoff right?');
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Add tags');
    await press('Enter');
    await panel.getByLabel('Tags, separated by spaces').waitFor();
    await tabTo('Tags, separated by spaces');
    await page.keyboard.type('vip');
    await press('Enter');
    await panel.getByText('Added: vip').first().waitFor();
    await focusIsOn('Tags, separated by spaces');
    await tabTo('Undo');
    await press('Enter');
    await panel.getByRole('status').getByText('Undone.').waitFor();
    await focusIsOn('Tags, separated by spaces');
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Hand back');
    await press('Enter');
    await panel.getByLabel('Note for the bot').waitFor();
    await tabTo('Note for the bot');
    await page.keyboard.type('Done.');
    await tabTo('Hand back to the bot');
    await press('Enter');
    await panel.getByText('The conversation is back with the bot.').first().waitFor();
    await focusIsOn('What you can do');
  });

  it('asks again before it merges, goes back, and merges, and never loses its place', async () => {
    await set().stage.alone.ticket();
    const { panel, press, tabTo, focusIsOn } = await opened(set().stage.alone.simulator.url, await set().stage.alone.ticket());
    await tabTo('Customer');
    await press('Enter');
    await panel.getByRole('button', { name: 'Merge into this ticket' }).first().waitFor();
    await tabTo('Merge into this ticket');
    await press('Enter');
    await focusIsOn(/^Close #\d+ and merge it into this ticket\? This cannot be undone\.$/);
    await tabTo('Cancel');
    await press('Enter');
    await focusIsOn(/Merge into this ticket/);
    await tabTo('Merge into this ticket');
    await press('Enter');
    await tabTo('Merge');
    await press('Enter');
    await panel
      .getByRole('status')
      .getByText(/^Ticket #\d+ is merged/)
      .waitFor();
    await focusIsOn(/closed/);
  });

  it('keeps its place when it tries again, and says what came of it', async () => {
    const { alone } = set().stage;
    const id = await alone.ticket();
    const ticket = alone.simulator.account.tickets.get(id)!;
    const { bytes } = ticket.comments[0]!.attachments.find(({ file_name }) => file_name === 'baton-brief.json')!;
    const was = Uint8Array.from(bytes);
    ticket.metadata = {};
    bytes.fill(0x20);
    const page = await (await set().context()).newPage();
    const { panel, press, tabTo, focusIsOn } = keys(page, await openTicket(page, alone.simulator.url, id));
    await panel.getByRole('status').getByText('The brief is attached but cannot be shown').waitFor();
    bytes.set(was);
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Try again');
    await press('Enter');
    await panel.getByRole('status').getByText('The brief is here.').waitFor();
    await focusIsOn('Bot handoff');
  });

  it('goes to what proves a line, from message to message, searches, filters, unfolds, and opens and leaves the window', async () => {
    const id = await set().stage.alone.ticket(longBrief(300));
    const { page, panel, press, tabTo, focusIsOn } = await opened(set().stage.alone.simulator.url, id);
    await tabTo(/^Show the message: The requester asked for a human/);
    await press('Enter');
    await panel.locator('#message-298:focus').waitFor();
    await press('PageUp');
    await panel.locator('#message-297:focus').waitFor();
    await press('PageDown', 'PageDown');
    await panel.locator('#message-299:focus').waitFor();

    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Diagnostics');
    await press('Enter');
    await panel.getByText('Leipzig').last().waitFor();
    await tabTo('Open the conversation in a window');
    await press('Enter');
    const modal = page.frameLocator('iframe[data-location="modal"]');
    await modal.getByRole('article').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('iframe[data-location="modal"]').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Search messages');
    await page.keyboard.type('depot');
    await panel.locator('.count').getByText('75 of 300').waitFor();
    await tabTo('Show');
    await press('ArrowDown', 'ArrowDown');
    await panel.locator('.count').getByText('75 of 300').waitFor();
    await press('ArrowUp');
    await panel.locator('.count').getByText('0 of 300').waitFor();
    await panel.getByRole('status').getByText('0 of 300').waitFor();
    await tabTo('Show all');
    await press('Enter');
    await panel.getByText('300 messages').waitFor();
    await focusIsOn('Search messages');
  });
});
