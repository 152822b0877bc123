import { describe, expect, it } from 'vitest';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { openDesk } from '../helpers/desk.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

interface Asked {
  url: string;
  type: string;
}

/** A window that may be too busy to hear what is posted to it. */
interface HeldWindow {
  isHeld?: ((event: MessageEvent) => boolean) | undefined;
  late?: MessageEvent[];
  hear?: () => void;
}

describe('story: answers that come late', () => {
  const house = oneHouse();
  const ownPage = ownBrowser();

  async function newPage() {
    const page = await ownPage();
    await page.addInitScript(() =>
      window.addEventListener('message', (event) => (window as unknown as HeldWindow).isHeld?.(event) && event.stopImmediatePropagation()),
    );
    return page;
  }

  /** The screen of an agent with the ticket of a conversation that is handed off. */
  async function screen(conversation: string) {
    const { simulator, server, secret } = house();
    const created = ticketCreated(simulator);
    await postDelivery(server.url, 'shop-bot', secret, `d-${conversation}`, samplePayload(conversation, Date.now()));
    const id = await created;
    const page = await newPage();
    const panel = await openTicket(page, simulator.url, id);
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
    return { id, page, panel, ticket: simulator.account.tickets.get(id)! };
  }

  it('to the question where a handoff stands: what the agent has said since stays', async () => {
    const { page, panel } = await screen('overtaken');
    const [asked, held, overtaken] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    let answers = 0;
    await page.route('**/simulator/proxy', async (route) => {
      const { url, type } = route.request().postDataJSON() as Asked;
      if (type !== 'GET' || !url.endsWith('/handoff')) return route.continue();
      const response = await route.fetch();
      answers += 1;
      if (answers === 1) {
        asked!.resolve();
        await held!.promise;
      }
      await route.fulfill({ response });
      overtaken!.resolve();
    });
    await asked!.promise;
    const button = panel.getByRole('button', { name: 'Not needed' });
    await button.click();
    await panel.getByRole('button', { name: 'Not needed', pressed: true }).waitFor();
    await button.evaluate((one) => {
      const seen: (string | null)[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => seen.push(one.getAttribute('aria-pressed'))).observe(one, { attributeFilter: ['aria-pressed'] });
    });
    held!.resolve();
    await overtaken!.promise;
    // It asks once more, and was never in doubt meanwhile.
    await expect.poll(() => answers).toBeGreaterThan(1);
    expect(await button.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  });

  it('to the question for the brief: a reading that was begun earlier and ends later is dropped', async () => {
    const { page, panel } = await screen('late-reading');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    let count = 0;
    let ended: () => void = () => undefined;
    const overtaken = new Promise<void>((resolve) => {
      ended = resolve;
    });
    await page.route('**/simulator/proxy', async (route) => {
      const { url } = route.request().postDataJSON() as Asked;
      if (!url.endsWith('/brief')) return route.continue();
      count += 1;
      if (count > 1) return route.continue();
      const response = await route.fetch();
      isHeld();
      await held;
      await route.fulfill({ response });
      ended();
    });
    const { data, timestamp } = samplePayload('late-reading', Date.now());
    const say = (number: number) =>
      postDelivery(house().server.url, 'shop-bot', house().secret, `d-late-${number}`, {
        type: 'message.created',
        timestamp,
        data: {
          conversation: data.conversation,
          messages: [
            {
              id: `n-${number}`,
              author: 'requester',
              text: `News ${number}`,
              sent_at: new Date(Date.now() + number * 1_000).toISOString(),
            },
          ],
        },
      });
    await say(1);
    await holding;
    await say(2);
    const second = panel.getByRole('article').filter({ hasText: 'News 2' });
    await second.waitFor();
    release();
    await overtaken;
    await panel.locator('body').evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
    expect(await second.count()).toBe(1);
  });

  it('to the first question of all: what was written after the brief had been read is shown', async () => {
    const { simulator, server, secret } = house();
    const created = ticketCreated(simulator);
    const { data, timestamp } = samplePayload('between', Date.now());
    await postDelivery(server.url, 'shop-bot', secret, 'd-between', samplePayload('between', Date.now()));
    const id = await created;
    const page = await newPage();
    let isFirst = true;
    await page.route('**/simulator/proxy', async (route) => {
      const { url, type } = route.request().postDataJSON() as Asked;
      if (type !== 'GET' || !url.endsWith('/handoff') || !isFirst) return route.continue();
      isFirst = false;
      const count = async () => {
        const response = await route.fetch();
        const { text } = (await response.json()) as { text: string };
        return { response, messages: (JSON.parse(text) as { messages: number }).messages };
      };
      const before = (await count()).messages;
      const message = { id: 'b-1', author: 'requester', text: 'Just in between.', sent_at: new Date().toISOString() };
      await postDelivery(server.url, 'shop-bot', secret, 'd-between-more', {
        type: 'message.created',
        timestamp,
        data: { conversation: data.conversation, messages: [message] },
      });
      let now = await count();
      await expect
        .poll(
          async () => {
            now = await count();
            return now.messages;
          },
          { interval: 250 },
        )
        .toBe(before + 1);
      await route.fulfill({ response: now.response });
    });
    const panel = await openTicket(page, simulator.url, id);
    await panel.getByRole('article').filter({ hasText: 'Just in between.' }).waitFor();
  });

  it('to the first question of all: a channel that was switched after the brief had been read is shown', async () => {
    const { simulator, server, secret } = house();
    const created = ticketCreated(simulator);
    await postDelivery(server.url, 'shop-bot', secret, 'd-switched', samplePayload('switched', Date.now()));
    const id = await created;
    const page = await newPage();
    let isFirst = true;
    await page.route('**/simulator/proxy', async (route) => {
      const asked = route.request().postDataJSON() as Asked;
      if (asked.type !== 'GET' || !asked.url.endsWith('/handoff') || !isFirst) return route.continue();
      isFirst = false;
      const { text } = (await (await route.fetch()).json()) as { text: string };
      const { handoff } = JSON.parse(text) as { handoff: string };
      const wish = { channel: 'phone', email: '', phone: '+4930901820', day: '', time: '' };
      const switching = {
        ...asked,
        ...{ type: 'PUT', contentType: 'application/json', data: JSON.stringify(wish) },
        url: asked.url.replace(/tickets\/\d+\/handoff$/, `handoffs/${handoff}/channel`),
      };
      const { status } = (await (await route.fetch({ postData: JSON.stringify(switching) })).json()) as { status: number };
      expect(status).toBe(200);
      await route.fulfill({ response: await route.fetch() });
    });
    const panel = await openTicket(page, simulator.url, id);
    await panel.locator('.facts').getByText('Phone', { exact: true }).waitFor();
  });

  it('from where there is no server: a brief that was computed here takes no place of the server’s', async () => {
    const { simulator, server, secret } = house();
    const created = ticketCreated(simulator);
    await postDelivery(server.url, 'shop-bot', secret, 'd-alone', samplePayload('alone', Date.now()));
    const id = await created;
    const chat = '<p>Customer: My card is not let in<br>Bot: Hold it longer<br>Customer: A person, please</p>';
    const ticket = simulator.account.tickets.get(id)!;
    Object.assign(ticket.comments[0]!, { attachments: [], body: chat, html_body: chat });
    ticket.metadata = {};
    const page = await newPage();
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let [readings, ended] = [0, 0];
    let isAway = true;
    await page.route('**/simulator/proxy', (route) => (isAway ? route.fulfill({ json: { status: 502, text: '' } }) : route.continue()));
    const panel = await openTicket(page, simulator.url, id);
    await panel.getByText('Computed here').waitFor();

    // What happens to the ticket has it read again; the server is not there, and the helpdesk is slow to tell what the ticket holds.
    page.on('worker', (worker) => worker.on('close', () => (ended += 1)));
    await page.route('**/comments.json*', async (route) => {
      readings += 1;
      asked.resolve();
      await held.promise;
      await route.continue();
    });
    await page.getByLabel('Reply', { exact: true }).fill('I am looking into it.');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await asked.promise;
    isAway = false;
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
    const computed = panel.getByText('Computed here');
    expect(await computed.count()).toBe(0);
    await panel.locator('body').evaluate((body) => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => body.textContent.includes('Computed here') && seen.push('computed')).observe(body, {
        childList: true,
        subtree: true,
      });
    });
    held.resolve();
    // Each reading computes in a worker of its own, which ends with it.
    await expect.poll(() => ended).toBe(readings);
    await panel.locator('body').evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
    expect(await panel.locator('body').evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  });

  it('to the question what is in a field: what was typed meanwhile stays', async () => {
    const { page, panel, ticket } = await screen('late-field');
    // The screen around the app is busy: it hears later what it is asked.
    await page.evaluate(() => {
      const here = window as unknown as HeldWindow;
      const late: MessageEvent[] = [];
      here.late = late;
      here.isHeld = (event) => /"get".*customField/.test(String(event.data)) && late.push(event) > 0;
      here.hear = () => {
        here.isHeld = undefined;
        for (const { data, origin, source } of late) window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
      };
    });
    await panel.getByRole('button', { name: 'Fill in a field' }).click();
    await panel.getByLabel('Field', { exact: true }).selectOption('Refund kind');
    await panel.getByLabel('Value').selectOption('As a voucher');
    await panel.locator('body').evaluate(() => {
      const told = ({ data }: MessageEvent) =>
        String(data).includes('customField') && requestAnimationFrame(() => setTimeout(() => Object.assign(window, { isTold: true })));
      window.addEventListener('message', told);
    });
    await expect.poll(() => page.evaluate(() => (window as unknown as HeldWindow).late!.length)).toBe(1);
    await page.evaluate(() => (window as unknown as HeldWindow).hear!());
    await expect.poll(() => panel.locator('body').evaluate(() => 'isTold' in window)).toBe(true);
    await panel.getByRole('button', { name: 'Set', exact: true }).click();
    await panel.getByRole('status').getByText('Set: Refund kind').waitFor();
    expect(ticket.custom_fields).toContainEqual({ id: 36_008, value: 'refund_voucher' });
  });

  it('to the wish for a back-test: pressed twice in one moment, one is begun', { timeout: 180_000 }, async () => {
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'rules', { agent: '1000' });
    const held = Promise.withResolvers<void>();
    let begun = 0;
    await page.route('**/simulator/proxy', async (route) => {
      const { url, type } = route.request().postDataJSON() as Asked;
      if (type === 'POST' && url.endsWith('/backtests')) {
        begun += 1;
        await held.promise;
      }
      await route.continue();
    });
    const button = desk.getByRole('button', { name: 'Back-test this draft' });
    await button.evaluate((one: HTMLElement) => {
      one.click();
      one.click();
    });
    await expect.poll(() => begun).toBeGreaterThan(0);
    held.resolve();
    // It may be pressed again when the one has ended.
    await expect.poll(() => button.isEnabled(), { timeout: 90_000 }).toBe(true);
    expect(begun).toBe(1);
  });

  it('to the wish to save: what was typed meanwhile stays, and is saved by the next one', async () => {
    const page = await newPage();
    const desk = await openDesk(page, house().simulator.url, 'routing', { agent: '1000' });
    const times = desk.locator('section:has(> h2:text-is("Business hours"))');
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/simulator/proxy', async (route) => {
      if ((route.request().postDataJSON() as Asked).type === 'PUT') await held;
      await route.continue();
    });
    await times.getByText('Always open: nobody is told').waitFor();
    await times.getByText('Tell people when the team is away').click();
    await times.getByLabel('Monday').fill('10:00-11:00');
    await times.getByRole('button', { name: 'Save' }).click();
    await times.getByLabel('Tuesday').fill('12:00-13:00');
    release();
    await desk.getByText('Saved, and in force.').waitFor();
    await expect.poll(() => times.getByLabel('Tuesday').inputValue()).toBe('12:00-13:00');
    const saved = page.waitForResponse((response) => (response.request().postDataJSON() as Asked | null)?.type === 'PUT');
    await times.getByRole('button', { name: 'Save' }).click();
    await saved;
    const again = await openDesk(await newPage(), house().simulator.url, 'routing', { agent: '1000' });
    await expect.poll(() => again.getByLabel('Tuesday').inputValue()).toBe('12:00-13:00');
    await expect.poll(() => again.getByLabel('Monday').inputValue()).toBe('10:00-11:00');
  });
});
