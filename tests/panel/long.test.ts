import type { Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { longPayloads } from '../scenes/conversations.ts';
import { showTicket } from '../scenes/stage.ts';
import { withStage } from '../scenes/with-stage.ts';

const set = withStage();
const count = 900;

it('panel: what is handed off a second time, as when a test is tried again, has a ticket of its own', { timeout: 30_000 }, async () => {
  const [payload] = longPayloads('long-twice', 10);
  const first = await set().stage.handOff(payload!);
  expect(await set().stage.handOff(payload!)).not.toBe(first);
});

it('panel: of a long conversation the end is there at once; search and jumps know that more is coming, and what is read stays in view', async () => {
  const { stage, context: newContext } = set();
  const { house } = stage;
  const ticket = await stage.handOff(longPayloads('long-900', count)[0]!);
  const context = await newContext();
  const held: Route[] = [];
  await context.route('**/simulator/proxy', async (route) => {
    const { url } = route.request().postDataJSON() as { url: string };
    if (url.endsWith('/brief')) held.push(route);
    else await route.continue();
  });
  const { panel, page } = await showTicket(context, house.simulator.url, ticket, {});
  await panel.getByText('900 messages').waitFor();
  await panel.getByText('500 older messages are on their way.').waitFor();
  const last = panel.getByRole('article').filter({ hasText: `(${count - 1})` });
  await last.waitFor();
  await expect.poll(() => last.getAttribute('aria-posinset')).toBe('900');
  await expect.poll(() => last.getAttribute('aria-setsize')).toBe('900');

  // What is not there yet is not said to be missing.
  const search = panel.getByRole('searchbox');
  await search.fill('(7)');
  await panel.getByText('0 of 900').waitFor();
  await expect.poll(() => panel.getByText('500 older messages are on their way.').isVisible()).toBe(true);
  await search.fill('');
  const readNow = panel.getByRole('article').filter({ hasText: '(897)' });
  await expect
    .poll(() =>
      panel
        .locator('.transcript.scrolls')
        .evaluate(toEnd)
        .then(() => readNow.count()),
    )
    .toBe(1);

  // Lost on the way, it is asked for again by itself.
  await expect.poll(() => held.length, { timeout: 30_000 }).toBe(1);
  await held[0]!.abort();
  await expect.poll(() => held.length).toBe(2);
  await expect.poll(() => panel.getByText('500 older messages are on their way.').isVisible()).toBe(true);

  await readNow.scrollIntoViewIfNeeded();
  await held[1]!.continue();
  await panel.getByText('older messages are on their way').waitFor({ state: 'detached' });
  await expect.poll(() => readNow.evaluate(isSeenLater)).toBe(true);
  await page.close();
});

function toEnd(list: Element): void {
  list.scrollTop = list.scrollHeight;
}

/** Some frames later, when the list has measured what came in. */
async function isSeenLater(one: Element): Promise<boolean> {
  for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
  const list = document.querySelector('.transcript.scrolls')!.getBoundingClientRect();
  const { top, bottom } = one.getBoundingClientRect();
  return one.isConnected && top < list.bottom && bottom > list.top;
}

it('panel: whoever wants to see a message that is still to come sees it when it is there', async () => {
  const { stage, context: newContext } = set();
  const [payload] = longPayloads('long-early', count);
  // The bot's least sure answer.
  const at = 41;
  payload!.data.messages[at]!.confidence = 0.01;
  const ticket = await stage.handOff(payload!);
  const context = await newContext();
  let go: (() => void) | undefined;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  await context.route('**/simulator/proxy', async (route) => {
    if ((route.request().postDataJSON() as { url: string }).url.endsWith('/brief')) await gone;
    await route.continue();
  });
  const { panel, page } = await showTicket(context, stage.house.simulator.url, ticket, {});
  await panel.getByText('500 older messages are on their way.').waitFor();
  const toLeastSure = panel.locator(`.confidence a[href="#message-${at}"]`);
  await toLeastSure.click();
  expect(await panel.locator(`#message-${at}`).count()).toBe(0);

  // Meanwhile something else can be looked for.
  const search = panel.getByRole('searchbox');
  await search.pressSequentially('(889)');
  await panel.getByText('1 of 900').waitFor();
  await expect.poll(() => search.inputValue()).toBe('(889)');
  await toLeastSure.click();
  await panel.getByText('900 messages').waitFor();
  await expect.poll(() => search.inputValue()).toBe('');
  go!();
  await panel.locator(`#message-${at}[aria-current="true"]`).waitFor();
  await page.close();
});

it('panel: refused because too much was asked, it says so, waits, and goes on; nothing is missing then, and nothing there twice', {
  timeout: 180_000,
}, async () => {
  const { stage, context: newContext } = set();
  const ticket = await stage.handOff(longPayloads('long-refused', 450)[0]!);
  const context = await newContext();
  const held: Route[] = [];
  const tooMuch = { json: { status: 429, text: '{"error":{"code":"bad_rate"}}' } };
  let isTooMuch = false;
  await context.route('**/simulator/proxy', async (route) => {
    const { url } = route.request().postDataJSON() as { url: string };
    if (url.endsWith('/brief')) held.push(route);
    else if (isTooMuch && url.includes('/v1/tickets/')) await route.fulfill(tooMuch);
    else await route.continue();
  });
  const { panel, page } = await showTicket(context, stage.house.simulator.url, ticket, {});
  const coming = panel.getByText('50 older messages are on their way.');
  const old = panel.getByText('what you see may be old');
  await coming.waitFor();
  await expect.poll(() => held.length).toBe(1);
  isTooMuch = true;
  await held[0]!.fulfill(tooMuch);
  await old.waitFor();
  expect(held).toHaveLength(1);
  expect(await coming.isVisible()).toBe(true);

  isTooMuch = false;
  await expect.poll(() => held.length).toBe(2);
  await old.waitFor({ state: 'detached' });
  await held[1]!.continue();
  await coming.waitFor({ state: 'detached' });
  await panel.getByText('450 messages').waitFor();
  const search = panel.getByRole('searchbox');
  for (const which of [7, 49, 50]) {
    await search.fill(`(${which})`);
    await panel.getByText('1 of 450').first().waitFor();
    await panel
      .getByRole('article')
      .filter({ hasText: `(${which})` })
      .waitFor();
  }
  await page.close();
});
