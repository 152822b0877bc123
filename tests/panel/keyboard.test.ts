import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { longBrief, richPayload } from '../scenes/conversations.ts';
import { openStage, type Stage } from '../scenes/stage.ts';

describe('panel: by keyboard alone', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  async function opened(url: string, id: number) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    const page: Page = await context.newPage();
    const panel = await openTicket(page, url, id);
    await panel.getByRole('article').first().waitFor();
    await panel.locator('.actions .button').first().waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** What has the focus in the panel, as a screen reader would name it; null when the focus is elsewhere. */
    const focused = () =>
      panel.locator('body').evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
        return {
          name: (label ?? '').trim(),
          tag: element.tagName.toLowerCase(),
          isSeen: outlineStyle !== 'none' && outlineWidth !== '0px',
        };
      });
    /** Goes on with Tab until something of that name has the focus. */
    async function tabTo(name: string | RegExp): Promise<void> {
      for (let count = 0; count < 120; count += 1) {
        const now = await focused();
        if (now && (typeof name === 'string' ? now.name === name : name.test(now.name))) return;
        await press('Tab');
      }
      throw new Error(`Tab never came to ${name}`);
    }
    // The focus begins where the agent's would: on the last thing before the panel.
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    return { page, panel, press, focused, tabTo };
  }

  it('reaches everything that can be done, in the order in which it is read, and shows where one is', async () => {
    const id = await stage.handOff(richPayload('keyboard', Date.now()));
    const { panel, press, focused } = await opened(stage.house.simulator.url, id);
    const all = await panel
      .locator('body')
      .evaluate((body) =>
        [...body.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]')]
          .filter((one) => one.checkVisibility() && !(one as HTMLButtonElement).disabled)
          .map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()),
      );
    const reached: string[] = [];
    while (reached.length < all.length + 20) {
      await press('Tab');
      const now = await focused();
      if (now === null && reached.length > 0) break;
      if (now === null) continue;
      expect(now.isSeen, now.name).toBe(true);
      reached.push(now.name);
    }
    expect(all.length).toBeGreaterThan(30);
    expect(reached).toEqual(all);
  });

  it('accepts, inserts a reply, judges, undoes, tags and hands back', async () => {
    const id = await stage.handOff(richPayload('keyboard-acts', Date.now()));
    const { page, panel, press, tabTo } = await opened(stage.house.simulator.url, id);
    await tabTo('Accept');
    await press('Enter');
    await panel.getByText('Accepted by Alex Agent.').first().waitFor();
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Insert a first reply');
    await press('Enter');
    await panel.getByText('Read it before you send it.').first().waitFor();
    expect(await page.getByLabel('Reply', { exact: true }).inputValue()).toContain('Hello Maya');
    await tabTo('Too late');
    await press('Space');
    await panel.getByRole('button', { name: 'Too late', pressed: true }).waitFor();
    await tabTo('Undo');
    await press('Enter');
    await panel.getByRole('button', { name: 'Too late', pressed: false }).waitFor();
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Add tags');
    await press('Enter');
    await panel.getByLabel('Tags, separated by spaces').waitFor();
    await tabTo('Tags, separated by spaces');
    await page.keyboard.type('vip');
    await press('Enter');
    await panel.getByText('Added: vip').first().waitFor();
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    await tabTo('Hand back');
    await press('Enter');
    await panel.getByLabel('Note for the bot').waitFor();
    await tabTo('Note for the bot');
    await page.keyboard.type('Done.');
    await tabTo('Hand back to the bot');
    await press('Enter');
    await panel.getByText('The conversation is back with the bot.').first().waitFor();
  });

  it('goes to what proves a line, from message to message, searches, filters, unfolds, and opens and leaves the window', async () => {
    const id = await stage.alone.ticket(longBrief(300));
    const { page, panel, press, focused, tabTo } = await opened(stage.alone.simulator.url, id);
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
    await panel.getByText(/^75 of 300/).waitFor();
    await tabTo('Show');
    await press('ArrowDown', 'ArrowDown');
    await panel.getByText(/^75 of 300/).waitFor();
    await press('ArrowUp');
    await panel.getByText(/^0 of 300/).waitFor();
    await tabTo('Show all');
    await press('Enter');
    await panel.getByText('300 messages').waitFor();
    expect(await focused()).not.toEqual(expect.objectContaining({ tag: 'body' }));
  });
});
