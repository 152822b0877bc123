import axios from 'axios';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { toldLink } from '../helpers/status-link.ts';
import { oneHouse } from './house.ts';

const bot = await startFake(callbackReceiver);

describe('story: the requester’s own page', () => {
  const house = oneHouse({ bots: { baton: { callback: callbackReceiver.settings(bot.url) } } });
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => Promise.all([browser?.close(), bot.close()]));

  it('is told with the handoff; what is corrected there, and the number to call, stand in the agent’s panel a moment later', async () => {
    const link = await toldLink(house(), bot, 'page-1');
    const requester = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await requester.goto(link);
    await requester.getByRole('heading', { name: 'Our team has your request' }).waitFor();
    const quoted = requester.locator('#now', { hasText: /Number to quote: \d/ });
    const ticket = Number(/Number to quote: (\d+)/.exec((await quoted.textContent())!)![1]);

    const agent = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    const panel = await openTicket(agent, house().simulator.url, ticket);
    await panel.locator('.why').waitFor();
    await requester.getByLabel('Your words').fill('It was order 88231.');
    await requester.getByRole('button', { name: 'Send', exact: true }).click();
    await requester.getByText('Our team sees your correction.').waitFor();
    await panel.getByText('Corrected by the requester').waitFor();
    await panel.getByText('It was order 88231.').first().waitFor();

    await panel.getByRole('button', { name: 'Answer another way' }).click();
    await panel.getByLabel('Phone number, with country code').fill('+49 30 901820');
    await panel.getByRole('button', { name: 'Switch', exact: true }).click();
    await requester.getByText('We will call you:').waitFor();

    await axios.put(
      `${house().simulator.url}/api/v2/tickets/${ticket}`,
      { ticket: { comment: { body: 'I have called you.', public: true } } },
      { headers: { cookie: 'sim_session=1001' } },
    );
    await requester.getByRole('heading', { name: 'A person has taken it on' }).waitFor();
    expect(await requester.content()).not.toMatch(/confidence|0\.31|reservation_intent/i);
  });
});
