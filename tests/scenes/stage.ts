import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { type House, launch } from '../../server/simulator/launch.ts';
import { openTicket, type View } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { type PanelHouse, panelHouse } from '../helpers/panel-house.ts';

interface Conversing {
  type: string;
  data: { conversation: { id: string; [other: string]: unknown }; requester?: { id: string }; [other: string]: unknown };
}

/** Where scenes are played: a house with the real server, and one in which the app is alone. */
export interface Stage {
  house: House;
  alone: PanelHouse;
  /** Posts a delivery and does not wait for what comes of it. */
  tell(payload: unknown): Promise<void>;
  /** Posts a conversation, each time as a new one of somebody new, and waits for its ticket: a test that is tried again finds nothing done. */
  handOff(payload: Conversing): Promise<number>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-stage-'));
  const house = await launch({ folder });
  const alone = await panelHouse();
  let count = 0;
  return {
    house,
    alone,
    async tell(payload) {
      await postDelivery(house.server.url, 'shop-bot', house.secret, randomUUID(), payload);
    },
    async handOff({ data, ...payload }) {
      count += 1;
      const own = <T extends { id: string }>(one: T) => ({ ...one, id: `${one.id}-${count}` });
      const fresh = { ...data, conversation: own(data.conversation), ...(data.requester ? { requester: own(data.requester) } : {}) };
      const created = ticketCreated(house.simulator);
      await postDelivery(house.server.url, 'shop-bot', house.secret, randomUUID(), { ...payload, data: fresh });
      return created;
    },
    async close() {
      await alone.close();
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A scene on a page of its own. */
export interface Shown {
  page: Page;
  panel: FrameLocator;
  /** What there is to see of it. */
  frame: string;
}

export const sidebar = 'iframe[data-location="ticket_sidebar"]';

/** Opens a ticket and waits until brief, buttons and conversation are there. */
export async function showTicket(context: BrowserContext, url: string, ticket: number, view: View): Promise<Shown> {
  const page = await context.newPage();
  const panel = await openTicket(page, url, ticket, view);
  return { page, panel, frame: sidebar };
}

/** Everything that is loaded after the first glance has come. */
export async function whole({ panel }: Shown): Promise<void> {
  await panel.locator('.why').waitFor();
  await panel.locator('.actions .button, .state.over').first().waitFor();
  await panel.getByRole('article').first().waitFor();
}
