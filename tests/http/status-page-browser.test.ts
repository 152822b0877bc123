import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { statusHouse } from '../helpers/status-house.ts';
import { violations } from '../panel/axe.ts';

const phone = { width: 390, height: 844 };
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

type StatusHouse = Awaited<ReturnType<typeof statusHouse>>;

/** Every state that a requester can see, as the address of a page that is in it. */
async function everyState(house: StatusHouse): Promise<Record<string, string>> {
  const { handOff, send, update, ticket, account, pass } = house;
  const waiting = await handOff('waiting');
  const answered = await handOff('answered');
  await update(ticket(), { comment: { body: 'I look into it now.', public: true } });
  await send(answered, 'say', { kind: 'corrected', text: 'It was last Wednesday.' });
  await send(answered, 'switch', {
    channel: 'phone',
    phone: '+49 30 901820',
    day: new Date(house.clock.now + 86_400_000).toISOString().slice(0, 10),
    time: '09:30',
    zone: 'Europe/Berlin',
  });
  const over = await handOff('over');
  await update(ticket(), { status: 'solved' });
  await pass(5_000);
  const cancelled = await handOff('cancelled');
  await send(cancelled, 'cancel');
  expect(account.tickets.size).toBe(4);
  return { waiting, answered, over, cancelled, gone: `${waiting}x`, wrong: waiting };
}

async function open(context: BrowserContext, url: string, isWrong: boolean): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  if (isWrong) {
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form[action*="switch"]')!;
      form.querySelector<HTMLInputElement>('[value=phone]')!.checked = true;
      form.querySelector<HTMLInputElement>('#phone')!.value = '12';
      form.submit();
    });
    await page.locator('#problem').waitFor();
  }
  return page;
}

describe('status page in a browser', () => {
  it.each(['en', 'es', 'fr', 'de', 'pt-BR', 'ja', 'ar'])(
    '%s: nothing that axe objects to and nothing wider than a phone, in every state, light and dark',
    async (language) => {
      const house = await statusHouse({ own: { waiting: async () => ({ ahead: 2, seconds: 500 }) } });
      const states = await everyState(house);
      // Colours are the same in every language; two of them stand for both directions.
      for (const colorScheme of ['en', 'ar'].includes(language) ? (['light', 'dark'] as const) : (['light'] as const)) {
        const context = await browser.newContext({ viewport: phone, colorScheme });
        // The words differ in every state; what is around them in three.
        const shown = Object.entries(states).filter(
          ([name]) => ['en', 'ar'].includes(language) || ['waiting', 'over', 'wrong'].includes(name),
        );
        for (const [name, url] of shown) {
          const page = await open(context, `${url}?lang=${language}`, name === 'wrong');
          await page.evaluate(() =>
            document.querySelectorAll('details').forEach((one) => {
              one.open = true;
            }),
          );
          expect(await violations({ panel: page }), name).toEqual([]);
          await expect
            .poll(() => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), {
              message: name,
            })
            .toBe(true);
          await page.close();
        }
        await context.close();
      }
    },
    180_000,
  );

  it('weighs 40 kB or less in all, asks nobody but us, and runs nothing but its own file', async () => {
    const house = await statusHouse();
    const url = await house.handOff();
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const complaints: string[] = [];
    const hosts = new Set<string>();
    const sizes: Promise<number>[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => hosts.add(new URL(request.url()).protocol === 'data:' ? 'data' : new URL(request.url()).host));
    page.on('response', (response) => {
      if (!response.url().includes('/live?')) sizes.push(response.body().then(({ length }) => length));
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => !document.querySelector('time')!.textContent!.includes('UTC'));
    expect([...hosts].filter((host) => host !== 'data')).toEqual([new URL(url).host]);
    expect(complaints).toEqual([]);
    expect(sizes).toHaveLength(3);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(40_000);
    await context.close();
  });

  it('keeps itself up to date, and takes away nothing that is being written', async () => {
    const house = await statusHouse();
    const page = await browser.newPage();
    await page.goto(await house.handOff(), { waitUntil: 'load' });
    await page.getByLabel('Your words').fill('I am still wri');
    await house.update(house.ticket(), { comment: { body: 'Your money is on its way.', public: true } });
    await page.getByRole('heading', { name: 'A person has taken it on' }).waitFor();
    await expect.poll(() => page.locator('#updates').textContent()).toBe('This page has been updated. A person has taken it on');
    await expect.poll(() => page.getByLabel('Your words').inputValue()).toBe('I am still wri');
    await page.getByText('The conversation so far').click();
    await page.getByText('Your money is on its way.').waitFor();
    await house.update(house.ticket(), { status: 'solved' });
    await house.pass(5_000);
    await page.getByRole('heading', { name: 'How was it?' }).waitFor();
    // What was begun stays; what nobody touched has gone.
    await page.getByRole('button', { name: 'Cancel my request' }).waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('Your words').count()).toBe(1);
    await page.close();
  });

  it('tells anew how long it takes while nothing happens', async () => {
    let seconds = 500;
    const house = await statusHouse({ own: { waiting: async () => ({ ahead: 2, seconds }) } });
    const page = await browser.newPage();
    await page.clock.install();
    await page.goto(await house.handOff(), { waitUntil: 'load' });
    await page.getByText('9 minutes').waitFor();
    await page.clock.runFor(1_000);
    seconds = 400;
    await page.clock.runFor(61_000);
    await page.getByText('7 minutes').waitFor();
    await page.close();
  });

  it('is read and used without scripts, by keyboard alone', async () => {
    const house = await statusHouse();
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
    const page = await context.newPage();
    await page.goto(await house.handOff());
    await page.getByLabel('Something is missing').check();
    await page.getByLabel('Your words').fill('My card ends in 11.');
    await page.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await page.getByText('Our team sees what you added.').waitFor();
    await page.getByRole('heading', { name: 'Be answered another way' }).click();
    await page.getByLabel('By a phone call').check();
    await page.getByLabel('Phone', { exact: true }).fill('030 901820');
    await page.getByRole('button', { name: 'Use this way' }).press('Enter');
    await page.getByRole('link', { name: 'begin the phone number with +' }).waitFor();
    await expect.poll(() => page.getByLabel('Phone', { exact: true }).inputValue()).toBe('030 901820');
    await expect.poll(() => page.getByLabel('Phone', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Phone', { exact: true }).fill('+49 30 901820');
    await page.getByRole('button', { name: 'Use this way' }).press('Enter');
    await page.getByText('We will call you:').waitFor();
    await page.getByRole('heading', { name: 'Send a file' }).click();
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a bill') });
    await page.getByRole('button', { name: 'Send file' }).press('Enter');
    await page.getByText('on its way to our team').waitFor();
    await page.getByRole('heading', { name: 'No longer need a person?' }).click();
    await page.getByRole('button', { name: 'Cancel my request' }).press('Enter');
    await page.getByRole('heading', { name: 'The request was cancelled' }).waitFor();
    await page.getByRole('radio', { name: '6' }).check();
    await page.getByRole('button', { name: 'Send rating' }).press('Enter');
    await page.getByText('Thank you for your rating.').waitFor();
    await context.close();
    // Two notes at the same moment: the helpdesk takes one, the other waits.
    await house.pass(60_000);
    expect(house.notes()).toMatch(/a call at \+4930901820, as soon as somebody can/);
  });
});
