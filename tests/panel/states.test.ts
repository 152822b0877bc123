import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import type { View } from '../../server/simulator/open-ticket.ts';
import { brief, briefMessage } from '../helpers/brief.ts';
import { openPanel, type PanelHouse, panelHouse } from '../helpers/panel-house.ts';
import { violations } from './axe.ts';

describe('panel: states', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => browser?.close());

  async function house(settings: Record<string, string> = {}) {
    const one = await panelHouse(settings);
    onTestFinished(() => one.close());
    return one;
  }

  async function newPage(): Promise<Page> {
    const page = await context.newPage();
    onTestFinished(() => page.close());
    return page;
  }

  const open = async (where: PanelHouse, id: number, view: View = {}) => openPanel(await newPage(), where, id, view);

  it('says so where no bot handed anything over', async () => {
    const one = await house();
    const id = await one.ticket(brief(), { files: [], metadata: {}, noteHtml: '<p>Where is my order? Note: I am away until Monday.</p>' });
    const { panel } = await open(one, id);
    await panel.getByRole('heading', { name: 'No bot handoff on this ticket' }).waitFor();
  });

  const chat = [
    'Customer: My gym card is not let in any more',
    'Bot: Have you tried to hold it longer?',
    'Customer: Yes. Please put me through to a person',
  ].join('\n');

  it.each([
    [
      'a file',
      [{ name: 'chat.txt', contentType: 'text/plain', body: chat }],
      '<p>See the file</p>',
      'Computed here from the file chat.txt',
    ],
    ['a comment', [], `<p>${chat.replaceAll('\n', '<br>')}</p>`, 'Computed here from the ticket’s comments'],
  ])('reads and assesses by itself the transcript that somebody left in %s', async (_name, files, noteHtml, origin) => {
    const one = await house();
    const { panel } = await open(one, await one.ticket(brief(), { files, noteHtml, metadata: {} }));
    await panel.getByText(origin).waitFor();
    await panel.getByText('The requester asked for a human').first().waitFor();
    await panel.getByRole('article').filter({ hasText: 'gym card' }).waitFor();
    expect(await violations({ panel })).toEqual([]);
  });

  it('names the file where neither download nor metadata can be read, and tries again', async () => {
    const one = await house();
    const { simulator } = one;
    const id = await one.ticket();
    simulator.account.switches.attachmentCors = false;
    simulator.account.tickets.get(id)!.metadata = {};
    const { panel } = await open(one, id);
    await panel.getByRole('link', { name: 'baton-brief.json' }).waitFor();
    simulator.account.switches.attachmentCors = true;
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
  });

  it('says why the server was not the source', async () => {
    const one = await house({ server_url: 'http://127.0.0.1:9', handoff_signing: 'x'.repeat(32) });
    const { panel } = await open(one, await one.ticket(brief()));
    await panel.getByText('The Baton server is not answering.').waitFor();
  });

  it('leads from a reason to the message that proves it, by keyboard', async () => {
    const one = await house();
    const many = Array.from({ length: 60 }, (_, index) => briefMessage(`x-${index}`, `message ${index}`));
    const { page, panel } = await open(one, await one.ticket(brief({ messages: [briefMessage('m-1', 'a human please'), ...many] })));
    await panel.getByRole('article').last().waitFor();
    const link = panel.getByRole('link', { name: 'Show the message: The requester asked for a human' });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => panel.locator('article:focus').innerText()).toContain('a human please');
  });

  it('shows what people wrote as text, whatever it is', async () => {
    const one = await house();
    const text = '<img src=x onerror="window.hit=1"><b>bold</b> {{x}} \u202Eevil';
    const attachments = [{ name: 'link', content_type: null, url: 'javascript:window.hit=1' }];
    const content = brief({
      intent: text,
      diagnostics: { [text]: text },
      messages: [briefMessage('m-1', text, { name: text, attachments })],
    });
    const { panel } = await open(one, await one.ticket(content));
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    await expect.poll(() => panel.locator('.said').innerText()).toBe('<img src=x onerror="window.hit=1"><b>bold</b> {{x}} ⟨U+202E⟩evil');
    expect(await panel.locator('img, b, a[href^="javascript"]').count()).toBe(0);
    expect(await panel.locator('body').evaluate(() => 'hit' in window)).toBe(false);
  });

  it('follows the scheme of the helpdesk while it is open', async () => {
    const one = await house();
    const { page, panel } = await open(one, await one.ticket(brief()));
    const ground = () => panel.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    const light = await ground();
    await page.getByRole('button', { name: 'Light / dark' }).click();
    await panel.locator('html[data-scheme="dark"]').waitFor();
    expect(await ground()).not.toBe(light);
    expect(await violations({ panel })).toEqual([]);
  });

  it("speaks the agent's language where it can, and English where it cannot", async () => {
    const one = await house();
    const { panel } = await open(one, await one.ticket(), { locale: 'de' });
    await panel.getByRole('heading', { name: 'Warum der Bot aufgehört hat' }).waitFor();
  });

  it('turns around for languages that are written from the right, and stays inside 320 pixels', async () => {
    const one = await house();
    const { panel } = await open(one, await one.ticket(brief({ diagnostics: { key: 'x'.repeat(200) } })), { locale: 'ar' });
    await panel.locator('html[dir="rtl"]').waitFor();
    await panel.getByRole('article').first().waitFor();
    await expect.poll(() => panel.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
    expect(await violations({ panel })).toEqual([]);
  });

  it('tells that it belongs into Zendesk when it is opened alone', async () => {
    const { appUrl } = await house();
    const page = await newPage();
    await page.goto(`${appUrl}/1/assets/index.html`);
    await page.getByRole('heading', { name: 'This page belongs inside Zendesk' }).waitFor();
  });

  it('alerts the agent on any page when a bot hands over, with priority and reason, and not in quiet hours', async () => {
    const { simulator } = await house();
    const page = await newPage();
    let sounds = 0;
    await page.exposeFunction('sounds', () => {
      sounds += 1;
    });
    await page.addInitScript(() => {
      const Real = window.AudioContext;
      window.AudioContext = class extends Real {
        constructor() {
          super();
          (window as unknown as { sounds(): void }).sounds();
        }
      };
    });
    await page.goto(`${simulator.url}/agent/app`);
    const desk = page.frameLocator('iframe[data-location="nav_bar"]');
    await desk.getByText('Baton has no server yet').waitFor();
    const notify = (ticket_id: string, priority: string) =>
      simulator.account.notify({ event: 'handoff_requested', body: { ticket_id, priority, reason: 'frustration' }, agent_id: null });
    /** The app subscribes when it has rendered; the word is said until it is heard, and is gone again five seconds later. */
    async function heard(ticket: string, priority: string): Promise<string> {
      for (;;) {
        const [told] = await page.getByText(`A bot hands off ticket ${ticket}`).allInnerTexts();
        if (told !== undefined) return told;
        notify(ticket, priority);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
    }
    expect(await heard('77', 'high')).toBe('A bot hands off ticket 77 (High): the requester is frustrated.');
    for (const lie of ['77 — call 0900 12345', '<b>1</b>', '', null])
      simulator.account.notify({ event: 'handoff_requested', body: { ticket_id: lie, priority: 'urgent', reason: 'x' }, agent_id: null });
    simulator.account.notify({ event: 'handoff_requested', body: null, agent_id: null });
    expect(await heard('76', 'urgent')).toContain('76');
    expect(await page.getByText('0900').count()).toBe(0);
    // Quiet from now for all of the day but this minute's hour before; what is urgent is told all the same.
    const hour = new Date().getHours();
    const at = (hours: number) => `${String((hours + 24) % 24).padStart(2, '0')}:00`;
    await desk.getByLabel('Quiet from').fill(at(hour - 1));
    await desk.getByLabel('to', { exact: true }).fill(at(hour + 2));
    await desk.getByText('Saved in this browser.').waitFor();
    notify('78', 'high');
    expect(await heard('79', 'urgent')).toContain('79 (Urgent)');
    expect(await page.getByText('ticket 78').count()).toBe(0);
    expect(sounds).toBe(0);
    // A sound when it is wished for, so that the agent knows it, and one with each alert from then on.
    await desk.getByLabel('Play a sound').check();
    await expect.poll(() => sounds).toBe(1);
    expect(await heard('80', 'urgent')).toContain('80');
    await expect.poll(() => sounds).toBeGreaterThan(1);
  });
});
