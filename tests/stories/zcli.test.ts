import { resolve } from 'node:path';
import axios from 'axios';
import { describe, expect, it, onTestFinished } from 'vitest';
import { draftTicket } from '../../server/handoff/draft-ticket.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { serveApp } from '../../server/simulator/app-server.ts';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { sdkScript, sdkUrl } from '../../server/simulator/sdk.ts';
import { secureSettings } from '../../server/simulator/secure-settings.ts';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { brief, noRouting } from '../helpers/brief.ts';
import { thisMachine } from '../helpers/this-machine.ts';
import { zcliServer } from '../helpers/zcli.ts';

const folder = resolve(import.meta.dirname, '../../dist/zendesk');
const settings = { server_url: '', handoff_signing: 'not for browsers' };

/** The same value with every leaf replaced by the name of its kind. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]));
  return typeof value;
}

describe('story: the app served by zcli', () => {
  it('opens in a ticket, with the SDK from where production has it, and keeps its secret', async () => {
    const appUrl = await zcliServer(settings);
    const simulator = await startSimulator({ appUrl, secureSettings: secureSettings(folder) });
    onTestFinished(() => simulator.close());
    const { clientId, clientSecret } = simulator.credentials;
    const zendesk = createZendesk({ outbound: thisMachine, baseUrl: simulator.url, clientId, clientSecret, appId: null, now: Date.now });
    const { ticketId } = await zendesk.createTicket(await zendesk.prepareTicket(draftTicket(brief(), noRouting)), 'h-1');

    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    const bodies: string[] = [];
    page.on(
      'response',
      (response) =>
        void response.text().then(
          (text) => bodies.push(text),
          () => undefined,
        ),
    );
    await page.route(sdkUrl, async (route) => route.fulfill({ contentType: 'text/javascript', body: await sdkScript() }));
    const panel = await openTicket(page, simulator.url, Number(ticketId));
    await panel.getByRole('heading', { name: 'Why the bot stopped' }).waitFor();
    expect(new URL((await page.locator('iframe[data-location="ticket_sidebar"]').getAttribute('src'))!).origin).toBe(appUrl);
    expect(bodies.join()).not.toContain(settings.handoff_signing);
  });

  it('is described by our own app server in the same shape', async () => {
    const theirs = await axios.get(`${await zcliServer(settings)}/app.json`);
    const own = await serveApp({ folder, settings });
    onTestFinished(() => own.close());
    expect(shape((await axios.get(`${own.url}/app.json`)).data)).toEqual(shape(theirs.data));
  });
});
