import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Brief } from '#domain/brief.ts';
import { draftTicket } from '../../server/handoff/draft-ticket.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { serveApp } from '../../server/simulator/app-server.ts';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket, type View } from '../../server/simulator/open-ticket.ts';
import { type Simulator, startSimulator } from '../../server/simulator/simulator.ts';
import { brief, briefMessage, noRouting } from '../helpers/brief.ts';

const folder = resolve(import.meta.dirname, '../../dist/zendesk');

describe('panel: states', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => browser?.close());

  async function house(settings: Record<string, string> = {}) {
    const app = await serveApp({ folder, settings: { server_url: '', handoff_signing: '', ...settings } });
    const simulator = await startSimulator({
      appUrl: app.url,
      secureSettings: { handoff_signing: ['jwt_secret_key'] },
      switches: { attachmentCors: true, sandbox: false },
    });
    onTestFinished(async () => {
      await simulator.close();
      await app.close();
    });
    return simulator;
  }

  async function ticket({ url, credentials }: Simulator, content: Brief | null): Promise<number> {
    const zendesk = createZendesk({ baseUrl: url, ...credentials, appId: null, now: Date.now });
    const draft = draftTicket(content ?? brief(), noRouting);
    const { ticketId } = await zendesk.createTicket(
      await zendesk.prepareTicket(
        content ? draft : { ...draft, files: [], metadata: {}, noteHtml: '<p>Where is my order? Note: I am away until Monday.</p>' },
      ),
      'key',
    );
    return Number(ticketId);
  }

  async function open(simulator: Simulator, id: number, view: View = {}) {
    const page: Page = await context.newPage();
    onTestFinished(() => page.close());
    return { page, panel: await openTicket(page, simulator.url, id, view) };
  }

  const accessible = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

  it('says so where no bot handed anything over', async () => {
    const simulator = await house();
    const { panel } = await open(simulator, await ticket(simulator, null));
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
    const simulator = await house();
    const zendesk = createZendesk({ baseUrl: simulator.url, ...simulator.credentials, appId: null, now: Date.now });
    const draft = { ...draftTicket(brief(), noRouting), files, noteHtml, metadata: {} };
    const { ticketId } = await zendesk.createTicket(await zendesk.prepareTicket(draft), 'key');
    const { page, panel } = await open(simulator, Number(ticketId));
    await panel.getByText(origin).waitFor();
    await panel.getByText('The requester asked for a human').waitFor();
    expect(await panel.getByRole('article').or(panel.getByRole('listitem')).filter({ hasText: 'gym card' }).count()).toBeGreaterThan(0);
    expect(await accessible(page)).toEqual([]);
  });

  it('names the file where neither download nor metadata can be read, and tries again', async () => {
    const simulator = await house();
    const id = await ticket(simulator, brief());
    simulator.account.switches.attachmentCors = false;
    simulator.account.tickets.get(id)!.metadata = {};
    const { panel } = await open(simulator, id);
    await panel.getByRole('link', { name: 'baton-brief.json' }).waitFor();
    simulator.account.switches.attachmentCors = true;
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
  });

  it('says why the server was not the source', async () => {
    const simulator = await house({ server_url: 'http://127.0.0.1:9', handoff_signing: 'x'.repeat(32) });
    const { panel } = await open(simulator, await ticket(simulator, brief()));
    await panel.getByText('The Baton server does not answer.').waitFor();
  });

  it('leads from a reason to the message that proves it, by keyboard', async () => {
    const simulator = await house();
    const many = Array.from({ length: 60 }, (_, index) => briefMessage(`x-${index}`, `message ${index}`));
    const { page, panel } = await open(
      simulator,
      await ticket(simulator, brief({ messages: [...many, briefMessage('m-1', 'a human please')] })),
    );
    const link = panel.getByRole('link', { name: 'Show the message' });
    await link.focus();
    await page.keyboard.press('Enter');
    expect(await panel.locator('li:focus').innerText()).toContain('a human please');
  });

  it('shows what people wrote as text, whatever it is', async () => {
    const simulator = await house();
    const text = '<img src=x onerror="window.hit=1"><b>bold</b> {{x}} \u202Eevil';
    const attachments = [{ name: 'link', content_type: null, url: 'javascript:window.hit=1' }];
    const content = brief({
      intent: text,
      diagnostics: { [text]: text },
      messages: [briefMessage('m-1', text, { name: text, attachments })],
    });
    const { panel } = await open(simulator, await ticket(simulator, content));
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    expect(await panel.locator('.said').innerText()).toBe('<img src=x onerror="window.hit=1"><b>bold</b> {{x}} ⟨U+202E⟩evil');
    expect(await panel.locator('img, b, a[href^="javascript"]').count()).toBe(0);
    expect(await panel.locator('body').evaluate(() => 'hit' in window)).toBe(false);
  });

  it('follows the scheme of the helpdesk while it is open', async () => {
    const simulator = await house();
    const { page, panel } = await open(simulator, await ticket(simulator, brief()));
    const ground = () => panel.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    const light = await ground();
    await page.getByRole('button', { name: 'Light / dark' }).click();
    await panel.locator('html[data-scheme="dark"]').waitFor();
    expect(await ground()).not.toBe(light);
    expect(await accessible(page)).toEqual([]);
  });

  it("speaks the agent's language where it can, and English where it cannot", async () => {
    const simulator = await house();
    const { panel } = await open(simulator, await ticket(simulator, brief({ diagnostics: { a: 1 } })), { locale: 'de' });
    await panel.getByRole('heading', { name: 'Warum der Bot aufgehört hat' }).waitFor();
    await panel.getByRole('heading', { name: 'Diagnostics' }).waitFor();
  });

  it('turns around for languages that are written from the right, and stays inside 320 pixels', async () => {
    const simulator = await house();
    const { page, panel } = await open(simulator, await ticket(simulator, brief({ diagnostics: { key: 'x'.repeat(200) } })), {
      locale: 'ar',
    });
    await panel.locator('html[dir="rtl"]').waitFor();
    await panel.getByRole('heading', { name: 'Conversation' }).waitFor();
    expect(await panel.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
    expect(await accessible(page)).toEqual([]);
  });

  it('tells that it belongs into Zendesk when it is opened alone', async () => {
    const app = await serveApp({ folder, settings: {} });
    onTestFinished(() => app.close());
    const page = await context.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${app.url}/1/assets/index.html`);
    await page.getByRole('heading', { name: 'This page belongs inside Zendesk' }).waitFor();
  });

  it('alerts the agent on any page when a bot hands over, and shows the desk', async () => {
    const simulator = await house();
    const page = await context.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${simulator.url}/agent/app`);
    await page.frameLocator('iframe[data-location="nav_bar"]').getByText('No server address is set').waitFor();
    const background = (await (await page.locator('iframe[data-location="background"]').elementHandle())!.contentFrame())!;
    await background.waitForSelector('#root', { state: 'attached' });
    // The app subscribes when it has rendered; the word is said until it is heard.
    const toast = page.getByText('A bot hands over ticket 77 (High).').first();
    while (!(await toast.isVisible())) {
      simulator.account.notify({
        event: 'handoff_requested',
        body: { ticket_id: '77', priority: 'high', reason: 'custom' },
        agent_id: null,
      });
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  });
});
