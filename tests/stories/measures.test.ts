import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { type House, launch } from '../../server/simulator/launch.ts';
import { migrate } from '../../server/store/migrate.ts';
import { sqliteFile } from '../../server/store/open-database.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { openDesk } from '../helpers/desk.ts';
import { writeQuarter } from '../helpers/quarter.ts';
import { violations } from '../panel/axe.ts';

/** The first quarter of 2026, compared with one month of it. */
async function lookAtQuarter(desk: FrameLocator): Promise<void> {
  await desk.getByLabel('Days').selectOption('own');
  await desk.getByLabel('From', { exact: true }).fill('2026-01-01');
  await desk.getByLabel('Up to and including', { exact: true }).fill('2026-03-31');
  await desk.getByLabel('Compared with').selectOption('own');
  await desk.getByLabel('Compared from').fill('2026-01-01');
  await desk.getByLabel('Compared up to and including').fill('2026-01-31');
  await desk.getByRole('article', { name: 'First reply' }).waitFor();
}

describe('story: measures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  let house: House;
  let browser: Browser;
  beforeAll(async () => {
    const db = openSqlite(sqliteFile(folder));
    await migrate(db);
    await writeQuarter(db, 300);
    await db.close();
    [house, browser] = await Promise.all([launch({ folder }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function enter(width = 1280) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    return { page, desk: await openDesk(page, house.simulator.url, 'measures', { agent: '1000' }) };
  }

  it('says what is missing, then how sure each number is, by hand and by key', async () => {
    const { desk } = await enter();
    await desk.getByText('Nothing happened in these days.').waitFor();
    await lookAtQuarter(desk);
    const card = desk.getByRole('article', { name: 'First reply' });
    const tip = card.getByRole('tooltip');
    expect(await tip.isVisible()).toBe(false);
    await card.locator('.figure button').focus();
    await tip.waitFor({ state: 'visible' });
    await expect.poll(() => tip.innerText()).toMatch(/With 95 % certainty between .* and .*\n+Counted from [\d,]+ handoffs\n+Median/);
    await desk.getByLabel('Broken down by').focus();
    await tip.waitFor({ state: 'hidden' });
    await card.locator('.figure button').hover();
    await tip.waitFor({ state: 'visible' });

    const handle = desk.getByRole('article', { name: 'Handle time' });
    await expect.poll(() => handle.locator('.target').innerText()).toBe('Target, not a result -15% to -30%');
    await expect.poll(() => handle.locator('.against').innerText()).toContain('It was');
    await expect.poll(() => handle.getByRole('img').count()).toBe(1);

    await desk.getByLabel('Broken down by').selectOption('bot');
    await desk.getByRole('article', { name: 'First reply' }).getByRole('rowheader', { name: 'billing-bot' }).waitFor();
    await desk.getByRole('rowheader', { name: 'can the engraving be in two colours' }).waitFor();
  });

  it('is taken along as a file, and fetches what Zendesk measured', async () => {
    const { page, desk } = await enter();
    await lookAtQuarter(desk);
    const coming = page.waitForEvent('download');
    await desk.getByRole('button', { name: 'Every handoff (CSV)' }).click();
    const text = readFileSync(await (await coming).path(), 'utf8');
    expect(text).toMatch(/^\uFEFFrequested_at,day,/);
    expect(text.split('\r\n').length).toBeGreaterThan(280);
    expect(text).toContain(`"'=cancel"`);

    const begun = page.waitForResponse((response) => {
      const asked = response.request().postData() ?? '';
      return asked.includes('/v1/desk/measures/backfill') && asked.includes('"POST"');
    });
    await desk.getByRole('button', { name: 'Fetch from Zendesk' }).click();
    expect((await begun).status()).toBe(200);
    // The desk looks at it again every ten seconds.
    await desk.getByText(/Complete since/).waitFor({ timeout: 90_000 });
  });

  it.each([1280, 900])('has nothing that axe objects to at %i px, light and dark, and nothing wider than its frame', async (width) => {
    const { page, desk } = await enter(width);
    await lookAtQuarter(desk);
    await desk.getByLabel('Broken down by').selectOption('channel');
    await desk.getByRole('rowheader', { name: 'sms' }).first().waitFor();
    const root = desk.locator('html');
    expect(await violations({ panel: desk })).toEqual([]);
    await expect.poll(() => root.evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
    await page.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Light / dark')!.click());
    await desk.locator('html[data-scheme="dark"]').waitFor();
    expect(await violations({ panel: desk })).toEqual([]);
  });
});
