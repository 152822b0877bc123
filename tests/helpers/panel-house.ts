import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Brief } from '#domain/brief.ts';
import type { TicketDraft } from '#domain/helpdesk.ts';
import { draftTicket } from '../../server/handoff/draft-ticket.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { serveApp } from '../../server/simulator/app-server.ts';
import { openTicket, type View } from '../../server/simulator/open-ticket.ts';
import { type Simulator, startSimulator } from '../../server/simulator/simulator.ts';
import { brief, noRouting } from './brief.ts';
import { thisMachine } from './this-machine.ts';

const folder = resolve(import.meta.dirname, '../../dist/zendesk');

export interface PanelHouse {
  simulator: Simulator;
  /** Makes a ticket of a brief, as the server would. @param changes what is different from that */
  ticket(content?: Brief, changes?: Partial<TicketDraft>): Promise<number>;
  /** Where the app's own pages are. */
  appUrl: string;
  close(): Promise<void>;
}

/** The built app in a simulated helpdesk, without our server unless the settings name one. */
export async function panelHouse(settings: Record<string, string> = {}): Promise<PanelHouse> {
  const app = await serveApp({ folder, settings: { server_url: '', handoff_signing: '', ...settings } });
  const simulator = await startSimulator({
    appUrl: app.url,
    secureSettings: { handoff_signing: ['jwt_secret_key'] },
    switches: { attachmentCors: true, sandbox: false },
  });
  const zendesk = createZendesk({
    outbound: thisMachine,
    baseUrl: simulator.url,
    ...simulator.credentials,
    appId: null,
    now: Date.now,
  });
  let count = 0;
  return {
    simulator,
    appUrl: app.url,
    async ticket(content = brief(), changes = {}) {
      const draft = { ...draftTicket(content, noRouting), ...changes };
      count += 1;
      const { ticketId } = await zendesk.createTicket(await zendesk.prepareTicket(draft), `key-${count}`);
      return Number(ticketId);
    },
    async close() {
      await simulator.close();
      await app.close();
    },
  };
}

/** Opens a ticket beside the app. @returns the app's frame, and the page around it */
export async function openPanel(page: Page, { simulator }: Pick<PanelHouse, 'simulator'>, ticket: number, view: View = {}) {
  return { page, panel: await openTicket(page, simulator.url, ticket, view) };
}
