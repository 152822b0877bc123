import { createServer, type Server } from 'node:http';
import type { FrameLocator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { sdkScript } from '../../server/simulator/sdk.ts';
import { type Simulator, startSimulator } from '../../server/simulator/simulator.ts';

const page =
  '<!doctype html><title>app</title><script src="/sdk.js"></script><script>window.client = ZAFClient.init(function (c) { window.registered = c; });</script><p>app</p>';

/** An app of a few lines with the real SDK in the real browser, in a ticket of the simulator; the test is its code. */
export async function zafPage(options: { settings?: Record<string, string>; secure?: Record<string, string[]> } = {}) {
  const appUrl = await serve(options.settings ?? {});
  const simulator = await startSimulator({ appUrl, secureSettings: options.secure ?? {} });
  onTestFinished(() => simulator.close());
  const ticketId = addTicket(simulator);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const tab: Page = await browser.newPage();
  const app: FrameLocator = await openTicket(tab, simulator.url, ticketId);
  await app.getByText('app').waitFor();
  const frame = tab.frames().find((one) => one.url().startsWith(appUrl))!;
  await frame.waitForFunction('window.registered');
  /** Runs code in the app's frame; `client` is the SDK's client. */
  const run = <T = unknown>(code: string): Promise<T> => frame.evaluate(`(async () => { ${code} })()`) as Promise<T>;
  return { simulator, tab, app, run, ticketId, appUrl };
}

function addTicket({ account }: Simulator): number {
  const id = account.newId();
  const at = '2026-01-01T00:00:00.000Z';
  account.users.set(2000, { id: 2000, name: 'Maya', email: 'maya@shopper.example', role: 'end-user', locale: 'de', external_id: null });
  const comment = {
    id: account.newId(),
    author_id: 2000,
    body: 'Hello',
    html_body: '<p>Hello</p>',
    public: true,
    attachments: [],
    created_at: at,
  };
  account.tickets.set(id, {
    id,
    external_id: null,
    subject: 'Subject',
    status: 'open',
    priority: null,
    type: null,
    tags: ['one'],
    custom_fields: [{ id: 36_005, value: 'refund' }],
    requester_id: 2000,
    assignee_id: null,
    group_id: null,
    ticket_form_id: null,
    created_at: at,
    updated_at: at,
    comments: [comment],
    metadata: {},
  });
  return id;
}

async function serve(settings: Record<string, string>): Promise<string> {
  const sdk = await sdkScript();
  const server: Server = createServer((request, response) => {
    const path = request.url!.split('?')[0];
    if (path === '/app.json')
      response.end(JSON.stringify(describe(`http://localhost:${(server.address() as { port: number }).port}/`, settings)));
    else if (path === '/sdk.js') response.setHeader('content-type', 'text/javascript').end(sdk);
    else response.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => void server.close());
  return `http://localhost:${(server.address() as { port: number }).port}`;
}

function describe(prefix: string, settings: Record<string, string>) {
  const locations = { ticket_sidebar: { url: 'assets/index.html' }, modal: { url: 'assets/modal.html' } };
  return {
    apps: [{ name: 'Probe', id: '7', version: '1.2.3', asset_url_prefix: prefix, locations: { support: locations } }],
    installations: [
      { app_id: '7', id: 'i', settings: [{ title: 'Probe' }, ...Object.entries(settings).map(([name, value]) => ({ [name]: value }))] },
    ],
  };
}
