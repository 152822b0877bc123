import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { launch } from '../../server/simulator/launch.ts';
import { callbackReceiver } from '../fakes/callback.ts';
import { startFake } from '../fakes/platform-server.ts';
import { toldLink } from '../helpers/status-link.ts';
import { quantile } from './timing.ts';

const rounds = 15;

/** The requester's page in the real browser from the real server, nothing of it known before: what is transferred, how soon something is painted. */
export async function benchStatus(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const bot = await startFake(callbackReceiver);
  const house = await launch({ folder, bots: { baton: { callback: callbackReceiver.settings(bot.url) } } });
  const browser = await launchBrowser();
  try {
    const link = await toldLink(house, bot, 'bench-status');
    const ours = await load(browser, link);
    // The least that this browser on this machine takes for anything: a line of text from the same server.
    const floor = await load(browser, `${house.server.url}/healthz`);
    return {
      first_paint_ms: median(ours.paints),
      first_paint_worst_ms: Math.round(Math.max(...ours.paints)),
      answered_ms: median(ours.answers),
      floor_ms: median(floor.paints),
      bytes: ours.bytes,
      requests: ours.requests,
    };
  } finally {
    await browser.close();
    await house.close();
    await bot.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (times: number[]) => Math.round(quantile(times, 0.5));

async function load(browser: Browser, url: string) {
  const paints: number[] = [];
  const answers: number[] = [];
  let sizes: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const coming: Promise<number>[] = [];
    page.on('response', (response) => {
      if (!response.url().includes('/live?')) coming.push(response.body().then(({ length }) => length));
    });
    await page.goto(url, { waitUntil: 'load' });
    const paint = await page.evaluate(firstPaint);
    const answered = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStart,
    );
    // The first one warms up the browser, not the page.
    if (round > 0) {
      paints.push(paint);
      answers.push(answered);
    }
    sizes = await Promise.all(coming);
    await context.close();
  }
  return { paints, answers, bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length };
}

function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}
