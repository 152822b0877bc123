import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { openDesk } from '../helpers/desk.ts';
import { oneHouse } from './house.ts';

describe('story: bots on the desk', () => {
  const house = oneHouse();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function enter(room: string): Promise<FrameLocator> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1_000 } });
    onTestFinished(() => context.close());
    return openDesk(await context.newPage(), house().simulator.url, room, { agent: '1000' });
  }

  it('a bot is connected, posts with the secret that was shown once, and its secret is changed', async () => {
    const desk = await enter('bots');
    await desk.getByRole('link', { name: 'Connect a bot' }).click();
    await desk.getByLabel('Name').fill('Not A Name');
    await desk.getByRole('button', { name: 'Connect a bot' }).click();
    await desk.getByText('names stand in addresses').waitFor();
    await desk.getByLabel('Name').fill('web-chat');
    await desk.getByRole('button', { name: 'Connect a bot' }).click();
    await desk.getByText('Copy it now').waitFor();
    const secret = await desk.locator('.given code').nth(1).innerText();
    await desk.getByText('Nothing has arrived yet').waitFor();

    await postDelivery(house().server.url, 'web-chat', secret, 'd-1', samplePayload('c-web', Date.now()));
    await desk.getByText('and decided: hand off').waitFor();

    await desk.getByRole('link', { name: 'Done' }).click();
    await desk.getByRole('button', { name: 'Add a new secret' }).click();
    await desk.getByText('Copy it now').waitFor();
    await desk.getByRole('button', { name: `Retire the secret that ends in ${secret.slice(-4)}` }).click();
    await desk.getByText(`…${secret.slice(-4)}`).waitFor({ state: 'detached' });
    expect((await postDelivery(house().server.url, 'web-chat', secret, 'd-2', samplePayload('c-web', Date.now()))).status).toBe(401);
    await desk.getByText('The signature does not match.').first().waitFor();
  });
});
