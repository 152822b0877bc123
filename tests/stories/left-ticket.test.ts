import type { FrameLocator, Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

interface Asked {
  url: string;
  type: string;
}

describe('story: an agent goes to another ticket while something is under way', () => {
  const house = oneHouse();
  const newPage = ownBrowser();

  let count = 0;

  async function handOff(text: string): Promise<number> {
    const conversation = `left-${++count}`;
    const { simulator, server, secret } = house();
    const payload = samplePayload(conversation, Date.now());
    payload.data.messages[0]!.text = text;
    const created = ticketCreated(simulator);
    await postDelivery(server.url, 'shop-bot', secret, `d-${conversation}`, payload);
    return created;
  }

  /** As the agent does all day: in the same page. */
  async function goTo(page: Page, panel: FrameLocator, ticket: number, text: string): Promise<void> {
    await page.evaluate((id) => {
      window.history.pushState(null, '', `/agent/tickets/${id}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, ticket);
    await panel.getByRole('article').filter({ hasText: text }).waitFor();
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
  }

  const [first, second] = ['This is the first.', 'This is the other.'];
  const acts: [string, (panel: FrameLocator) => Promise<void>, (panel: FrameLocator) => Promise<void>][] = [
    [
      'accepts it',
      (panel) => panel.getByRole('button', { name: 'Accept' }).click(),
      (panel) => panel.getByText('Accepted by').first().waitFor(),
    ],
    [
      'says that it was not needed',
      (panel) => panel.getByRole('button', { name: 'Not needed' }).click(),
      (panel) => panel.getByRole('button', { name: 'Not needed', pressed: true }).waitFor(),
    ],
    [
      'hands it back',
      async (panel) => {
        await panel.getByRole('button', { name: 'Hand back' }).click();
        await panel.getByLabel('Note for the bot').fill('Only for the first.');
        await panel.getByRole('button', { name: 'Hand back to the bot' }).click();
      },
      (panel) => panel.getByText('The conversation is back with the bot.').first().waitFor(),
    ],
  ];

  it.each(acts)('who %s: it is done there, and nothing of it is shown or done here', { timeout: 180_000 }, async (_name, act, isDone) => {
    const [mine, other] = [await handOff(first), await handOff(second)];
    const page = await newPage();
    const panel = await openTicket(page, house().simulator.url, mine);
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
    const held = Promise.withResolvers<Route>();
    await page.route('**/simulator/proxy', async (route) => {
      const { url, type } = route.request().postDataJSON() as Asked;
      if (type === 'GET' || !url.includes('/v1/handoffs/')) return route.continue();
      held.resolve(route);
    });
    await act(panel);
    const route = await held.promise;
    await goTo(page, panel, other, second);
    const heard = page.waitForResponse((response) => response.request() === route.request());
    await route.fulfill({ response: await route.fetch() });
    await (await heard).finished();
    // Two frames: the page passes the answer on to the panel, and the panel shows it.
    for (let frame = 0; frame < 2; frame += 1)
      await panel.locator('body').evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
    const isUntouched = async () => {
      await panel.getByRole('button', { name: 'Accept' }).waitFor();
      expect(await panel.locator('.state, [aria-pressed="true"], .problem').count()).toBe(0);
      expect(await page.getByLabel('Reply', { exact: true }).inputValue()).toBe('');
      expect(house().simulator.account.tickets.get(other)!.assignee_id).toBeNull();
    };
    await isUntouched();
    await goTo(page, panel, mine, first);
    await isDone(panel);
    await goTo(page, panel, other, second);
    await isUntouched();
  });
});
