import { describe, expect, it } from 'vitest';
import { brief, briefMessage } from '../helpers/brief.ts';
import { openPanel } from '../helpers/panel-house.ts';
import { longBrief } from '../scenes/conversations.ts';
import { withStage } from '../scenes/with-stage.ts';

describe('panel: other places', () => {
  const set = withStage();
  const newPage = async () => (await set().context()).newPage();

  it('a new ticket: reads the transcript that an agent pastes, and says so where there is none', async () => {
    const page = await newPage();
    await page.goto(`${set().stage.alone.simulator.url}/agent/tickets/new`);
    const panel = page.frameLocator('iframe[data-location="new_ticket_sidebar"]');
    const box = panel.getByLabel('Paste a conversation here, in any format');
    await box.fill('nothing of the kind');
    await panel.getByRole('button', { name: 'Read it' }).click();
    await panel.getByRole('main').getByText('No conversation could be found in this text.').waitFor();
    await panel.getByRole('status').getByText('No conversation could be found in this text.').waitFor();
    await box.fill('Customer: My invoice INV-20391 is wrong\nBot: Please wait\nCustomer: I want to talk to a human');
    await panel.getByRole('button', { name: 'Read it' }).click();
    await panel.getByText('The requester asked for a human').first().waitFor();
    await panel.getByText('INV-20391').first().waitFor();
    await panel.getByRole('button', { name: 'Paste another one' }).click();
    await expect.poll(() => box.inputValue()).toContain('INV-20391');
  });

  it('the window begins at the message that was looked at last, and is the whole conversation', async () => {
    const { page, panel } = await openPanel(await newPage(), set().stage.alone, await set().stage.alone.ticket(longBrief(5_000)));
    await panel.getByRole('article').first().waitFor();
    await panel.getByRole('link', { name: /^Show the message: The requester asked/ }).click();
    await panel.locator('#message-4998:focus').waitFor();
    const lowest = panel.getByRole('link', { name: /^lowest/ });
    const at = (await lowest.getAttribute('href'))!.slice(1);
    await lowest.click();
    await panel.locator(`#${at}:focus`).waitFor();
    await panel.getByRole('button', { name: 'Open the conversation in a window' }).click();
    const modal = page.frameLocator('iframe[data-location="modal"]');
    await modal.locator(`#${at}[aria-current="true"]`).waitFor();
    await expect.poll(() => modal.locator(`#${at}`).evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true);
    await modal.getByText('5,000 messages').waitFor();
    await expect.poll(() => modal.getByRole('article').count()).toBeLessThan(60);
  });

  it('a long message is folded and says how long it is, a file that leads nowhere is no link, a call shows its own time', async () => {
    const long = `${'word '.repeat(2_000)}end`;
    const messages = [
      briefMessage('m-1', 'Hello', { sent_at: '2026-01-01T10:00:00Z' }),
      briefMessage('m-2', long, {
        sent_at: '2026-01-01T10:01:05Z',
        attachments: [{ name: 'a.exe', content_type: null, url: 'file:///a.exe' }],
      }),
    ];
    const call = brief({ messages, conversation: { ...brief().conversation, channel: 'phone' } });
    const { panel } = await openPanel(await newPage(), set().stage.alone, await set().stage.alone.ticket(call));
    const second = panel.getByRole('article').nth(1);
    await second.getByText('1:05').waitFor();
    expect(await second.locator('.said').innerText()).not.toContain('end');
    await second.getByRole('button', { name: 'Show all 10,003 characters' }).click();
    await expect.poll(() => second.locator('.said').innerText()).toContain('end');
    expect(await second.getByRole('link').count()).toBe(0);
    await second.getByText('cannot be opened from here').waitFor();
  });

  it('shows that something is not there: older messages, hours in which nobody wrote, and what was blacked out', async () => {
    const at = (time: string) => ({ sent_at: `2026-01-01T${time}:00Z` });
    const messages = [
      briefMessage('m-1', 'My card is [REDACTED]', at('08:00')),
      briefMessage('m-2', 'Are you\u200B there?', at('11:00')),
      briefMessage('m-3', 'Yes', { ...at('11:01'), author: 'bot' }),
    ];
    const { panel } = await openPanel(
      await newPage(),
      set().stage.alone,
      await set().stage.alone.ticket(brief({ messages, omitted: 1_234 })),
    );
    await panel.getByText('1,234 older messages are not shown here.').waitFor();
    await panel.getByText('3 hours later').waitFor();
    await expect.poll(() => panel.locator('.redacted').allTextContents()).toEqual(['[REDACTED]']);
    await expect.poll(() => panel.locator('.hidden').allTextContents()).toEqual(['⟨U+200B⟩']);
    await panel.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Bot' });
    await panel.locator('.count').getByText('1 of 3').waitFor();
  });

  it('a part whose code does not come leaves the rest standing, and is asked for again', async () => {
    const page = await newPage();
    await page.route('**/assets/Conversation-*.js', (route) => route.abort());
    const { panel } = await openPanel(page, set().stage.alone, await set().stage.alone.ticket(longBrief(12)));
    await panel.getByRole('status').getByText('This part could not be loaded.').waitFor();
    await panel.getByRole('button', { name: 'Assign to me' }).waitFor();
    await page.unroute('**/assets/Conversation-*.js');
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('article').first().waitFor();
  });

  it('copies a line, and says so', async () => {
    const context = await set().context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page, panel } = await openPanel(await context.newPage(), set().stage.alone, await set().stage.alone.ticket(longBrief(12)));
    await panel.getByRole('button', { name: 'Copy: PX-88213' }).click();
    await panel.getByText('Copied.').waitFor({ state: 'attached' });
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('PX-88213');
  });

  it('draws the confidence for eyes and tells it to ears', async () => {
    const { panel } = await openPanel(await newPage(), set().stage.alone, await set().stage.alone.ticket(longBrief(12)));
    await panel.getByRole('img', { name: 'The bot’s confidence over 6 answers: from 83% to 73%, lowest 41%.' }).waitFor();
    await expect.poll(() => panel.locator('polyline').getAttribute('points')).toMatch(/^(\d+(\.\d+)?,\d+(\.\d+)? ?){6}$/);
  });
});
