import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { oneHouse } from './house.ts';

const alex = 1001;
const bo = 1003;

describe('story: agents at work', () => {
  const house = oneHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function handOff(conversation: string): Promise<number> {
    const created = ticketCreated(house().simulator);
    await postDelivery(house().server.url, 'shop-bot', house().secret, `d-${conversation}`, samplePayload(conversation, Date.now()));
    return created;
  }

  /** The screen of one agent, in a browser of their own. */
  async function screen(agent: number, ticket: number) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => context.close());
    const page: Page = await context.newPage();
    await page.goto(`${house().simulator.url}/agent/tickets?agent=${agent}`);
    const panel = await openTicket(page, house().simulator.url, ticket);
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
    return { page, panel };
  }

  const ticketOf = (id: number) => house().simulator.account.tickets.get(id)!;

  it('one accepts, and the other sees it at once and may take it instead', async () => {
    const id = await handOff('accepted');
    const [mine, theirs] = [await screen(alex, id), await screen(bo, id)];
    // The other looks elsewhere: by itself their panel asks once a minute, and what it shows sooner it has from the server's word.
    await theirs.panel.locator('body').evaluate(() => {
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await mine.panel.getByRole('button', { name: 'Accept' }).click();
    await theirs.panel.getByText('Accepted by Alex Agent.').first().waitFor();
    await mine.panel.getByText('You accepted it; the ticket is yours.').waitFor();
    expect(ticketOf(id).assignee_id).toBe(alex);
    await mine.panel.getByRole('button', { name: /Accept/ }).waitFor({ state: 'detached' });

    await theirs.panel.getByRole('button', { name: 'Accept instead' }).click();
    await mine.panel.getByText('Accepted by Bo Agent.').first().waitFor();
    // The server's word is there before the helpdesk's: the ticket is given to them after the handoff.
    await theirs.panel.getByText('You accepted it; the ticket is yours.').waitFor();
    expect(ticketOf(id).assignee_id).toBe(bo);
  });

  it('two accept in the same moment: one has it, the other is told who', async () => {
    const id = await handOff('race');
    const [mine, theirs] = [await screen(alex, id), await screen(bo, id)];
    let isTold = false;
    // The second one does not hear of the first in time.
    await theirs.page.route('**/simulator/proxy', async (route) => {
      const { url, type } = route.request().postDataJSON() as { url: string; type: string };
      return type === 'GET' && url.endsWith('/handoff') && !isTold ? route.abort() : route.continue();
    });
    await mine.panel.getByRole('button', { name: 'Accept' }).click();
    await mine.panel.getByText('You accepted it').waitFor();
    await theirs.panel.getByRole('button', { name: 'Accept' }).click();
    isTold = true;
    await theirs.panel.locator('.problem').getByText('Another agent has accepted it.').waitFor();
    await theirs.panel.getByRole('status').getByText('Another agent has accepted it.').waitFor();
    await theirs.panel.getByText('Accepted by Alex Agent.').first().waitFor();
    expect(ticketOf(id).assignee_id).toBe(alex);
  });

  it('a first reply that proves the conversation was read is put into the editor, and sent by nobody but the agent', async () => {
    const id = await handOff('reply');
    const { page, panel } = await screen(alex, id);
    const comments = ticketOf(id).comments.length;
    await panel.getByRole('button', { name: 'Insert a first reply' }).click();
    await panel.getByText('Read it before you send it.').first().waitFor();
    for (const part of ['Hello Maya Lindqvist,', 'you need not repeat anything', '88213', 'Explained pending charges'])
      await expect.poll(() => page.getByLabel('Reply', { exact: true }).inputValue()).toContain(part);
    expect(ticketOf(id).comments).toHaveLength(comments);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await panel.getByRole('article').filter({ hasText: 'you need not repeat anything' }).waitFor();
    expect(ticketOf(id).comments.at(-1)).toMatchObject({ public: true, author_id: alex });
  });

  it('says in one click whether the handoff was needed, and takes it back', async () => {
    const id = await handOff('verdict');
    const { panel } = await screen(alex, id);
    await panel.getByRole('button', { name: 'Not needed' }).click();
    await panel.getByRole('button', { name: 'Not needed', pressed: true }).waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByRole('button', { name: 'Not needed', pressed: false }).waitFor();
    await panel.getByText('Undone.').waitFor({ state: 'attached' });
    await panel.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Too early' }).click();
    // It is the server that remembers.
    const again = await screen(alex, id);
    await again.panel.getByRole('button', { name: 'Too early', pressed: true }).waitFor();
  });

  it('hands back with a note, and every screen says so', async () => {
    const id = await handOff('back');
    const [mine, theirs] = [await screen(alex, id), await screen(bo, id)];
    await mine.panel.getByRole('button', { name: 'Hand back' }).click();
    await mine.panel.getByLabel('Note for the bot').fill('The refund is under way.');
    await mine.panel.getByRole('button', { name: 'Hand back to the bot' }).click();
    for (const { panel } of [mine, theirs]) await panel.getByText('The conversation is back with the bot.').first().waitFor();
    await theirs.panel.getByRole('button', { name: /^Accept/ }).waitFor({ state: 'detached' });
  });

  it('goes on by another way, and every screen says so', async () => {
    const id = await handOff('another-way');
    const [mine, theirs] = [await screen(alex, id), await screen(bo, id)];
    await mine.panel.getByRole('button', { name: 'Answer another way' }).click();
    await mine.panel.getByRole('button', { name: 'Phone callback' }).click();
    await mine.panel.getByLabel('Phone number, with country code').fill('+49 30 901820');
    await mine.panel.getByRole('button', { name: 'Switch', exact: true }).click();
    for (const { panel } of [mine, theirs]) await panel.locator('.facts').getByText('Phone', { exact: true }).waitFor();
    await mine.panel.getByRole('button', { name: 'Answer another way', expanded: false }).waitFor();
  });

  it('tags the ticket and takes the tags off again', async () => {
    const id = await handOff('tags');
    const { panel } = await screen(alex, id);
    await panel.getByRole('button', { name: 'Add tags' }).click();
    await panel.getByLabel('Tags, separated by spaces').fill('VIP refund,VIP');
    await panel.getByRole('button', { name: 'Add', exact: true }).click();
    await panel.getByText('Added: vip, refund').first().waitFor();
    expect(ticketOf(id).tags).toEqual(expect.arrayContaining(['vip', 'refund']));
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('Undone.').waitFor({ state: 'attached' });
    expect(ticketOf(id).tags).not.toContain('vip');
  });

  it('fills in a field of the ticket and puts back what was in it', async () => {
    const id = await handOff('fields');
    const { panel } = await screen(alex, id);
    const kind = () => ticketOf(id).custom_fields.find((one) => one.id === 36_008)?.value ?? null;
    await panel.getByRole('button', { name: 'Fill in a field' }).click();
    await panel.getByLabel('Field', { exact: true }).selectOption('Refund kind');
    await panel.getByLabel('Value').selectOption('As a voucher');
    await panel.getByRole('button', { name: 'Set', exact: true }).click();
    await panel.getByRole('status').getByText('Set: Refund kind').waitFor();
    expect(kind()).toBe('refund_voucher');
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByRole('status').getByText('Undone.').waitFor();
    expect(kind()).toBeNull();
    await panel.getByLabel('Field', { exact: true }).selectOption('Escalated');
    await panel.getByLabel('Value').check();
    await panel.getByRole('button', { name: 'Set', exact: true }).click();
    await panel.getByRole('status').getByText('Set: Escalated').waitFor();
    expect(ticketOf(id).custom_fields).toContainEqual({ id: 36_009, value: true });
  });

  it('shows what a macro would change before it is applied, and sends nothing', async () => {
    const id = await handOff('macros');
    const { page, panel } = await screen(alex, id);
    const { status, comments } = ticketOf(id);
    const count = comments.length;
    await panel.getByRole('button', { name: 'Use a macro' }).click();
    const list = panel.getByLabel('Macro', { exact: true });
    await list.waitFor();
    await expect.poll(() => list.getByRole('option').allTextContents()).toEqual(['Choose …', 'Thank and close']);
    await list.selectOption('Thank and close');
    await panel.getByText('It changes 8 things:').first().waitFor();
    // By the names that people gave, not by numbers.
    const names = ['Status', 'Type', 'Group', 'Assignee', 'Refund kind', 'Escalated', 'Promised by', 'Reply'];
    await expect.poll(() => panel.locator('.actions form dt').allTextContents()).toEqual(names);
    const values = ['solved', 'task', 'Billing', 'Bo Agent', 'As a voucher', 'yes', 'Dec 24, 2026'];
    await expect.poll(async () => (await panel.locator('.actions form dd').allTextContents()).slice(0, 7)).toEqual(values);
    await panel.getByText('Thank you for your patience.').waitFor();
    expect(ticketOf(id).status).toBe(status);
    await panel.getByRole('button', { name: 'Apply' }).click();
    await panel.getByRole('status').getByText('Applied: Thank and close').waitFor();
    expect(ticketOf(id)).toMatchObject({ status: 'solved', group_id: 501, assignee_id: bo });
    expect(ticketOf(id).custom_fields).toContainEqual({ id: 36_008, value: 'refund_voucher' });
    await expect.poll(() => page.getByLabel('Reply', { exact: true }).inputValue()).toContain('Thank you for your patience.');
    expect(ticketOf(id).comments).toHaveLength(count);
  });

  it('knows the person: what was before, and another open ticket of theirs that is merged when the agent says so', async () => {
    const before = await handOff('before');
    const id = await handOff('now');
    const { panel } = await screen(alex, id);
    await panel.getByText('Customer', { exact: true }).click();
    await panel.getByText('orders last year').waitFor();
    const earlier = panel.getByRole('region', { name: 'Earlier handoffs' });
    await earlier.getByRole('button', { name: `#${before}` }).waitFor();
    const tickets = panel.getByRole('region', { name: 'Other tickets' });
    const line = tickets.getByRole('listitem').filter({ hasText: `#${before}` });
    await line.getByRole('button', { name: 'Merge into this ticket' }).click();
    await line.getByText('This cannot be undone.').waitFor();
    expect(ticketOf(before).status).toBe('new');
    await line.getByRole('button', { name: 'Merge', exact: true }).click();
    await line.getByText('closed').waitFor();
    expect(ticketOf(before)).toMatchObject({ status: 'closed', tags: expect.arrayContaining(['closed_by_merge']) });
    expect(ticketOf(id).comments.at(-1)!.body).toContain(`#${before}`);
    expect(ticketOf(id).comments.at(-1)!.public).toBe(false);
  });

  it('shows what the requester goes on to write, and the channel they moved to, without being asked', async () => {
    const id = await handOff('alive');
    const { panel } = await screen(alex, id);
    const { data, timestamp } = samplePayload('alive', Date.now());
    const message = { id: 'm-9', author: 'requester', text: 'Are you still there?', sent_at: new Date(Date.now() + 1_000).toISOString() };
    await postDelivery(house().server.url, 'shop-bot', house().secret, 'd-more', {
      type: 'message.created',
      timestamp,
      data: { conversation: { ...data.conversation, channel: 'sms' }, messages: [message] },
    });
    await panel.getByRole('article').filter({ hasText: 'Are you still there?' }).waitFor();
    await panel.getByText('SMS', { exact: true }).waitFor();
  });

  it('keeps the server’s brief when the server misses the question for a newer one, and asks again', async () => {
    const id = await handOff('blink');
    const { page, panel } = await screen(alex, id);
    let missed = 0;
    await page.route('**/simulator/proxy', async (route) => {
      const { url } = route.request().postDataJSON() as { url: string };
      if (!url.endsWith('/brief') || missed > 0) return route.continue();
      missed += 1;
      return route.fulfill({ json: { status: 502, text: '' } });
    });
    const { data, timestamp } = samplePayload('blink', Date.now());
    const message = { id: 'm-9', author: 'requester', text: 'One more thing.', sent_at: new Date(Date.now() + 1_000).toISOString() };
    await postDelivery(house().server.url, 'shop-bot', house().secret, 'd-blink-more', {
      type: 'message.created',
      timestamp,
      data: { conversation: data.conversation, messages: [message] },
    });
    await panel.getByRole('article').filter({ hasText: 'One more thing.' }).waitFor();
    expect(missed).toBe(1);
    await expect.poll(() => panel.getByRole('button', { name: 'Accept' }).count()).toBe(1);
  });

  // It asks ever more rarely, in the end once a minute, as long as the server is away.
  it('comes alive by itself when it was opened while the server was away', { timeout: 180_000 }, async () => {
    const id = await handOff('early');
    await house().server.stop();
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => page.close());
    const panel = await openTicket(page, house().simulator.url, id);
    await panel.locator('.why').waitFor();
    expect(await panel.getByRole('button', { name: 'Too late' }).count()).toBe(0);
    await house().server.start();
    await panel.getByRole('button', { name: 'Too late' }).waitFor({ timeout: 120_000 });
  });

  it('opened with no brief at all, it comes alive when the ticket stirs', async () => {
    const id = await handOff('nothing-yet');
    const ticket = ticketOf(id);
    // Neither a brief nor anything that could be read as one.
    Object.assign(ticket.comments[0]!, { attachments: [], body: 'Where is it?', html_body: '<p>Where is it?</p>' });
    ticket.metadata = {};
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    onTestFinished(() => page.close());
    let isKnown = false;
    await page.route('**/simulator/proxy', (route) =>
      isKnown ? route.continue() : route.fulfill({ json: { status: 404, text: '{"error":{"code":"unknown_brief"}}' } }),
    );
    const panel = await openTicket(page, house().simulator.url, id);
    await panel.getByRole('heading', { name: 'No bot handoff on this ticket' }).waitFor();
    isKnown = true;
    await page.getByLabel('Reply', { exact: true }).fill('I am looking into it.');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await panel.getByRole('button', { name: 'Too late' }).waitFor();
    await panel.getByRole('article').filter({ hasText: 'I am looking into it.' }).waitFor();
  });

  it('says when it is out of touch, and goes on by itself when the server is back', async () => {
    const id = await handOff('lost');
    const { panel } = await screen(alex, id);
    await house().server.stop();
    await panel.getByText('what you see may be old').waitFor();
    await house().server.start();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('what you see may be old').waitFor({ state: 'detached' });
  });
});
