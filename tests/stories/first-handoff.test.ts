import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseBrief } from '#domain/parse-brief.ts';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { violations } from '../panel/axe.ts';
import { oneHouse } from './house.ts';

const payload = samplePayload('story', Date.now());

describe('story: the first handoff', () => {
  const house = oneHouse();
  let browser: Browser;
  let context: BrowserContext;
  let ticketId: number;

  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const created = ticketCreated(house().simulator);
    await postDelivery(house().server.url, 'shop-bot', house().secret, 'd-story', payload);
    ticketId = await created;
  });
  afterAll(() => browser?.close());

  it('makes one ticket that carries everything', () => {
    const { account } = house().simulator;
    const ticket = account.tickets.get(ticketId)!;
    const note = ticket.comments[0]!;
    expect(ticket.subject).toContain('duplicate charge');
    expect(ticket.priority).toBe('normal');
    expect(ticket.tags).toEqual(expect.arrayContaining(['baton', 'baton_asked_for_human', 'baton_bot_requested']));
    expect(account.users.get(ticket.requester_id)).toMatchObject({ name: 'Maya Lindqvist', email: 'maya@shopper.example' });
    expect(note.public).toBe(false);
    expect(note.attachments.map((file) => file.file_name)).toEqual(['baton-brief.json', 'transcript.txt']);

    const field = (title: string) => {
      const id = account.fields.find((one) => one.title === title)!.id;
      return ticket.custom_fields.find((one) => one.id === id)?.value;
    };
    expect(field('Bot intent')).toBe('duplicate_charge');
    expect(field('Bot classification')).toBe('billing/duplicate charge');
    expect(field('Bot confidence')).toMatch(/31|0\.31/);
  });

  it('attaches a brief and a transcript that hold every message in order', () => {
    const files = house().simulator.account.tickets.get(ticketId)!.comments[0]!.attachments;
    const text = (name: string) => new TextDecoder().decode(files.find((file) => file.file_name === name)!.bytes);
    const brief = parseBrief(JSON.parse(text('baton-brief.json')));
    const said = payload.data.messages.map((message) => message.text);
    expect(brief.messages.map((message) => message.text)).toEqual(said);
    expect(brief.diagnostics).toMatchObject({ order_id: '88213', error_code: 'DUP_CAPTURE' });
    const transcript = text('transcript.txt');
    const places = said.map((sentence) => transcript.indexOf(sentence));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('shows the agent why, what, what was tried, and the conversation', async () => {
    const page = await context.newPage();
    const panel = await openTicket(page, house().simulator.url, ticketId);
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    await panel.getByRole('article').first().waitFor();
    const text = () => panel.locator('body').innerText();
    for (const part of [
      'The bot asked for a human: the bot was not sure',
      'duplicate charge',
      'billing/duplicate charge',
      'Explained pending charges',
      'DUP_CAPTURE',
      'Can I please talk to a real person?',
    ])
      await expect.poll(text).toContain(part);
    // The answer that the bot was so unsure of, not its last one.
    const proof = panel.getByRole('link', { name: 'Show the message: Confidence: 31%' });
    await expect.poll(() => proof.getAttribute('href')).toBe('#message-3');
    await page.close();
  });

  it.each(['light', 'dark'])('has no accessibility violation in %s', async (scheme) => {
    const page = await context.newPage();
    const panel = await openTicket(page, house().simulator.url, ticketId, { colorScheme: scheme as 'light' | 'dark' });
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    expect(await violations({ panel })).toEqual([]);
    await page.close();
  });

  it.each([true, false])('shows the same brief from the ticket when the server is down (attachments readable: %s)', async (readable) => {
    await house().server.stop();
    house().simulator.account.switches.attachmentCors = readable;
    const page = await context.newPage();
    const panel = await openTicket(page, house().simulator.url, ticketId);
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    await panel.getByRole('article').first().waitFor();
    const text = () => panel.locator('body').innerText();
    for (const part of [/DUP_CAPTURE/, /Can I please talk to a real person\?/, /attach/i]) await expect.poll(text).toMatch(part);
    await page.close();
    await house().server.start();
  });
});
