import type { FrameLocator, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { languageModel } from '../fakes/language-model.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

const nothing = JSON.stringify({ lines: [], draft: [] });
let answer = (_messages: { id: string; text: string }[]) => nothing;
const model = await languageModel(({ messages: [, user] }) =>
  answer((JSON.parse(user!.content) as { messages: { id: string; text: string }[] }).messages),
);

/** What is under way when the agent goes: whatever changes something at the server, unless it is said which request. */
function changesHandoff(request: Request): boolean {
  if (!request.url().endsWith('/simulator/proxy')) return false;
  const { url, type } = request.postDataJSON() as { url: string; type: string };
  return type !== 'GET' && url.includes('/v1/handoffs/');
}

interface Act {
  /** In words, of an agent. */
  name: string;
  isUnderWay?: (request: Request) => boolean;
  /** @param before a ticket of the same person */
  begin(panel: FrameLocator, before: number): Promise<void>;
  /** Back at the ticket where it was begun. */
  isDone(panel: FrameLocator, page: Page, before: number): Promise<void>;
}

const others = (panel: FrameLocator) => panel.getByRole('region', { name: 'Other tickets' }).getByRole('listitem');
const openCustomer = (panel: FrameLocator) => panel.getByText('Customer', { exact: true }).click();
const reply = (page: Page) => page.getByLabel('Reply', { exact: true }).inputValue();

describe('story: an agent goes to another ticket while something is under way', () => {
  const house = oneHouse({
    config: { llm: { url: model.url, model: 'small-1', key: 'k-secret', timeout_ms: 20_000 }, outbound: { hosts: ['127.0.0.1'] } },
  });
  const newPage = ownBrowser();
  afterAll(() => model.close());
  // What is written by itself after a ticket finds nothing.
  beforeEach(() => {
    answer = () => nothing;
  });

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

  /** Two frames: the page passes an answer on to the panel, and the panel shows it. */
  async function seen(panel: FrameLocator): Promise<void> {
    for (let frame = 0; frame < 2; frame += 1)
      await panel.locator('body').evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  }

  const [first, second] = ['The blue bicycle is missing since Monday.', 'This is the other.'];
  const acts: Act[] = [
    {
      name: 'accepts it',
      begin: (panel) => panel.getByRole('button', { name: 'Accept' }).click(),
      isDone: (panel) => panel.getByText('Accepted by').first().waitFor(),
    },
    {
      name: 'says that it was not needed',
      begin: (panel) => panel.getByRole('button', { name: 'Not needed' }).click(),
      isDone: (panel) => panel.getByRole('button', { name: 'Not needed', pressed: true }).waitFor(),
    },
    {
      name: 'hands it back',
      async begin(panel) {
        await panel.getByRole('button', { name: 'Hand back' }).click();
        await panel.getByLabel('Note for the bot').fill('Only for the first.');
        await panel.getByRole('button', { name: 'Hand back to the bot' }).click();
      },
      isDone: (panel) => panel.getByText('The conversation is back with the bot.').first().waitFor(),
    },
    {
      name: 'has a draft written',
      async begin(panel) {
        answer = (messages) => {
          const told = messages.find(({ text }) => text.includes(first));
          return told ? JSON.stringify({ lines: [], draft: [{ text: first, evidence: [told.id] }] }) : nothing;
        };
        await panel.getByRole('button', { name: 'Have a draft written' }).click();
      },
      // It was written for an editor that was gone; whoever asks again has it.
      async isDone(panel, page) {
        expect(await reply(page)).toBe('');
        await panel.getByRole('button', { name: 'Have a draft written' }).click();
        await expect.poll(() => reply(page)).toContain(first);
      },
    },
    {
      name: 'merges an earlier one into it',
      isUnderWay: (request) => request.url().endsWith('/merge.json'),
      async begin(panel, before) {
        await openCustomer(panel);
        const line = others(panel).filter({ hasText: `#${before}` });
        await line.getByRole('button', { name: 'Merge into this ticket' }).click();
        await line.getByRole('button', { name: 'Merge', exact: true }).click();
      },
      async isDone(panel, _page, before) {
        await openCustomer(panel);
        await others(panel)
          .filter({ hasText: `#${before}` })
          .getByText('closed')
          .waitFor();
      },
    },
    {
      name: 'looks who it is',
      isUnderWay: (request) => request.url().includes('/tickets/requested.json'),
      begin: openCustomer,
      async isDone(panel, _page, before) {
        await openCustomer(panel);
        await others(panel)
          .filter({ hasText: `#${before}` })
          .waitFor();
      },
    },
  ];

  it('who inserts a first reply whose words are still on their way: nothing is put into the other reply', async () => {
    const [mine, other] = [await handOff(first), await handOff(second)];
    const page = await newPage();
    const held = Promise.withResolvers<Route>();
    await page.route(/\/first-reply-/, (route) => held.resolve(route), { times: 1 });
    const panel = await openTicket(page, house().simulator.url, mine);
    const insert = panel.getByRole('button', { name: 'Insert a first reply' });
    await insert.click();
    const words = await held.promise;
    await goTo(page, panel, other, second);
    // Whoever asked for them may be gone.
    await words.continue().catch(() => undefined);
    await seen(panel);
    expect(await reply(page)).toBe('');
    expect(await panel.locator('.told, .problem').count()).toBe(0);

    await goTo(page, panel, mine, first);
    await insert.click();
    await expect.poll(() => reply(page)).toContain('Hello Maya');
    await goTo(page, panel, other, second);
    expect(await reply(page)).toBe('');
  });

  it.each(acts)('who $name: it is done there, and nothing of it is shown or done here', { timeout: 180_000 }, async (one) => {
    const [before, mine, other] = [await handOff('This was before.'), await handOff(first), await handOff(second)];
    const { tickets } = house().simulator.account;
    const page = await newPage();
    const panel = await openTicket(page, house().simulator.url, mine);
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
    const held = Promise.withResolvers<Route>();
    const isUnderWay = one.isUnderWay ?? changesHandoff;
    let isHeld = false;
    await page.route(/simulator\/proxy|\/api\/v2\//, async (route) => {
      if (isHeld || !isUnderWay(route.request())) return route.continue();
      isHeld = true;
      held.resolve(route);
    });
    await one.begin(panel, before);
    const route = await held.promise;
    await goTo(page, panel, other, second);
    const heard = page.waitForResponse((response) => response.request() === route.request());
    await route.fulfill({ response: await route.fetch() });
    await (await heard).finished();
    await seen(panel);
    const isUntouched = async () => {
      await panel.getByRole('button', { name: 'Accept' }).waitFor();
      expect(await panel.locator('.state, [aria-pressed="true"], .problem, .told, .ticket').count()).toBe(0);
      expect(await reply(page)).toBe('');
      expect(tickets.get(other)!.assignee_id).toBeNull();
      expect(
        tickets
          .get(other)!
          .comments.map(({ body }) => body)
          .join(),
      ).not.toContain(`#${before}`);
    };
    await isUntouched();
    await goTo(page, panel, mine, first);
    await one.isDone(panel, page, before);
    await goTo(page, panel, other, second);
    await isUntouched();
  });
});
