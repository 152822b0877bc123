import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterRoom, openDesk } from '../helpers/desk.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

/** Goes on with the Tab key until something is reached. */
async function tabTo(page: Page, desk: FrameLocator, what: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await desk.locator(`${what}:focus`).count()) > 0) return;
  }
  throw new Error(`The Tab key does not reach ${what}`);
}

describe('story: roles on the desk', () => {
  const house = oneHouse();
  const newPage = ownBrowser();

  it('an admin lets agents look, by keys alone; an agent sees, and can change nothing', async () => {
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'start', { agent: '1000' });
    await desk.locator('nav a').first().focus();
    await tabTo(page, desk, 'nav a[href="#/roles"]');
    await page.keyboard.press('Enter');
    await desk.getByLabel('See the desk').waitFor();
    await tabTo(page, desk, 'select');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => desk.getByLabel('See the desk').inputValue()).toBe('agent');
    await tabTo(page, desk, 'button[type=submit]');
    await page.keyboard.press('Enter');
    await desk.getByText('Saved, and in force.').waitFor();

    const agent = await openDesk(await newPage(), house().simulator.url, 'bots', { agent: '1001' });
    await agent.getByRole('link', { name: 'shop-bot' }).click();
    await agent.getByText('Nothing has arrived yet').waitFor();
    for (const name of ['Send a sample', 'Add a new secret', 'Remove this bot'])
      expect(await agent.getByRole('button', { name }).count(), name).toBe(0);
    await enterRoom(agent, 'roles');
    await agent.getByText('You may look at this, but not change it.').waitFor();
    await expect.poll(() => agent.getByLabel('See the desk').isDisabled()).toBe(true);
  });
});
