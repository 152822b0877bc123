import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { enterRoom, openDesk } from '../helpers/desk.ts';
import { ownBrowser } from '../helpers/own-browser.ts';
import { oneHouse } from './house.ts';

const hour = 3_600_000;

interface Asked {
  url: string;
  secure?: boolean;
}

async function setClock(page: Page, hours: number): Promise<void> {
  await page.addInitScript((wrongMs) => {
    const Right = Date;
    window.Date = class extends Right {
      constructor(...of: []) {
        if (of.length > 0) super(...of);
        else super(Right.now() + wrongMs);
      }
      static override now() {
        return Right.now() + wrongMs;
      }
    } as DateConstructor;
  }, hours * hour);
}

const clocks: [string, number][] = [
  ['fast', 5],
  ['slow', -5],
];

describe('story: an agent whose computer has the wrong time', () => {
  const house = oneHouse();
  const newPage = ownBrowser();

  it.each(clocks)(
    '%s by hours: how long the requester waits is told by the server’s clock, and a session lasts as long as the server says',
    { timeout: 180_000 },
    async (name, hours) => {
      const { simulator, server, secret } = house();
      const created = ticketCreated(simulator);
      await postDelivery(server.url, 'shop-bot', secret, `d-${name}`, samplePayload(name, Date.now()));
      const id = await created;
      const page = await newPage();
      await setClock(page, hours);
      // The handoff is more than two hours old, whichever moment is meant.
      await page.route('**/simulator/proxy', async (route) => {
        if (!(route.request().postDataJSON() as Asked).url.includes('/brief')) return route.continue();
        const response = await route.fetch();
        const { status, text } = (await response.json()) as { status: number; text: string };
        const brief = JSON.parse(text) as { handoff: { requested_at: string } };
        brief.handoff.requested_at = new Date(Date.now() - 2.5 * hour).toISOString();
        await route.fulfill({ json: { status, text: JSON.stringify(brief) } });
      });
      const withSession = page.waitForRequest(
        (request) => {
          if (!request.url().endsWith('/simulator/proxy')) return false;
          const { url, secure } = request.postDataJSON() as Asked;
          return url.endsWith('/handoff') && !secure;
        },
        { timeout: 120_000 },
      );
      const panel = await openTicket(page, simulator.url, id);
      await panel.locator('.facts').getByText('(2 hours ago)').waitFor({ timeout: 90_000 });
      expect((await panel.locator('body').evaluate(() => Date.now())) - Date.now()).toSatisfy(
        (ms: number) => Math.abs(ms - hours * hour) < hour,
      );
      await panel.getByText('Waiting since').waitFor();
      // Not signed by Zendesk once more, nor asked for at every question.
      expect((await (await withSession).response())?.ok()).toBe(true);
    },
  );

  it.each(clocks)('%s by hours, on the desk: one session for all its rooms', { timeout: 180_000 }, async (_name, hours) => {
    const page = await newPage();
    await setClock(page, hours);
    const asked: Asked[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/simulator/proxy')) return;
      const one = request.postDataJSON() as Asked;
      if (one.url.includes('/v1/')) asked.push(one);
    });
    const desk = await openDesk(page, house().simulator.url, 'start', { agent: '1000' });
    const sessions = () => asked.filter(({ url }) => url.endsWith('/v1/session')).length;
    await expect.poll(sessions, { timeout: 90_000 }).toBe(1);
    // What was under way before the session came is still signed; the rooms are entered until nothing is.
    const isSigned = async (room: string) => {
      const before = asked.length;
      await enterRoom(desk, room);
      await expect.poll(() => asked.length, { timeout: 30_000 }).toBeGreaterThan(before);
      return asked[before]!.secure === true;
    };
    const rooms = ['rules', 'bots', 'measures', 'audit'];
    const signed: boolean[] = [];
    for (const room of rooms) signed.push(await isSigned(room));
    expect([signed.at(-1), sessions()]).toEqual([false, 1]);
  });
});
