import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { buildApp } from '../../server/simulator/build-app.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { longBrief, longPayloads } from '../scenes/conversations.ts';
import { openStage, type Stage } from '../scenes/stage.ts';
import { quantile } from './timing.ts';

const rounds = 9;
const switches = 50;

/**
 * The panel in the real browser, with the real SDK and the real server: what is transferred, how soon the brief is there, whether scrolling
 * and switching cost anything; the same once more where no server answers and the brief comes from the ticket's attachment.
 */
export async function benchPanel(): Promise<object> {
  await buildApp();
  const stage = await openStage();
  const browser = await launchBrowser();
  try {
    const { house, alone } = stage;
    const open = (ticket: number) => `${house.simulator.url}/agent/tickets/${ticket}`;
    const attached = async (count: number) => `${alone.simulator.url}/agent/tickets/${await alone.ticket(longBrief(count))}`;
    const [small, large, other] = [open(await handOff(stage, 50)), open(await handOff(stage, 5_000)), open(await handOff(stage, 60))];
    const first = await transfer(browser, small);
    const fifty = await timesToBrief(browser, small);
    const fiveThousand = await timesToBrief(browser, large);
    const attachedFifty = await timesToBrief(browser, await attached(50));
    const attachedMany = await timesToBrief(browser, await attached(5_000));
    const median = (times: number[]) => Math.round(quantile(times, 0.5));
    return {
      ...first,
      brief_ms_50: median(fifty),
      brief_ms_5000: median(fiveThousand),
      brief_ms_50_worst: Math.round(Math.max(...fifty)),
      brief_ms_5000_worst: Math.round(Math.max(...fiveThousand)),
      attached_ms_50: median(attachedFifty),
      attached_ms_5000: median(attachedMany),
      ...(await scroll(browser, large)),
      ...(await switchTickets(browser, [small, other])),
    };
  } finally {
    await browser.close();
    await stage.close();
  }
}

/** A conversation of so many messages, told in as many webhooks as a bot would need. */
async function handOff(stage: Stage, count: number): Promise<number> {
  // Which of them is enough for a handoff is the rules' business; what comes after it is added to the brief.
  const created = ticketCreated(stage.house.simulator);
  for (const payload of longPayloads(`long-${count}`, count)) await stage.tell(payload);
  return created;
}

const isApp = (frame: Frame) => frame.url().includes('/assets/index.html') && frame.url().includes('app_guid');

/** The ticket's own frame, when the brief is in it: while tickets are switched, the one that is found may be on its way out. */
async function sidebarOf(page: Page): Promise<Frame> {
  for (;;) {
    const element = await page.waitForSelector('iframe[data-location="ticket_sidebar"]');
    const frame = await element.contentFrame();
    const isThere = await frame?.waitForSelector('.why').catch((error: Error) => {
      if (!frame.isDetached()) throw error;
      return null;
    });
    if (frame && isThere) return frame;
  }
}

/** Scripts of a first visit, as gzip would send them, each once: the sidebar's, and the few bytes more that the background has for itself. */
export async function transfer(
  browser: Browser,
  address: string,
): Promise<{ gzip_bytes: number; gzip_bytes_until_brief: number; scripts: number }> {
  const page = await browser.newPage();
  const seen = new Map<string, { bytes: number; at: number }>();
  page.on('response', async (response) => {
    const url = response.url();
    if (!/\/assets\/[^/]+\.js$/.test(url) || !isApp(response.frame()) || seen.has(url)) return;
    seen.set(url, { bytes: 0, at: performance.now() });
    seen.get(url)!.bytes = gzipSync(await response.body(), { level: 9 }).length;
  });
  await page.goto(address);
  const frame = await sidebarOf(page);
  const briefAt = performance.now();
  await frame.waitForSelector('.actions .button');
  await frame.waitForSelector('article');
  // Until nothing new has come for a second and everything is weighed: the page's own events keep its network busy for ever.
  for (let before = -1; before !== seen.size || [...seen.values()].some(({ bytes }) => bytes === 0); ) {
    before = seen.size;
    await page.waitForTimeout(1_000);
  }
  const all = [...seen.values()];
  await page.close();
  const sum = (list: { bytes: number }[]) => list.reduce((total, { bytes }) => total + bytes, 0);
  return { gzip_bytes: sum(all), gzip_bytes_until_brief: sum(all.filter(({ at }) => at <= briefAt)), scripts: all.length };
}

/** Milliseconds from the SDK's handshake, as the host hears it, to the painted brief. */
async function timesToBrief(browser: Browser, address: string): Promise<number[]> {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const here = () => performance.timeOrigin + performance.now();
    addEventListener('message', ({ data, source }) => {
      if (typeof data !== 'string' || !data.includes('iframe.handshake')) return;
      const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source);
      if (frame?.dataset.location === 'ticket_sidebar') Object.assign(window, { handshakeAt: here() });
    });
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('.why')) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => {
          Object.assign(window, { briefAt: here() });
          console.info('brief is there');
        }, 0),
      );
    }).observe(document, { childList: true, subtree: true });
  });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const page = await context.newPage();
    // Whoever looks into a page while it loads puts scripts of their own into it, which cost the panel as much as its own: 20 ms and more.
    const isThere = page.waitForEvent('console', (message) => message.text() === 'brief is there');
    await page.goto(address, { waitUntil: 'commit' });
    await isThere;
    const frame = await sidebarOf(page);
    const briefAt = (await frame.evaluate('window.briefAt')) as number;
    const handshakeAt = (await page.evaluate('window.handshakeAt')) as number;
    // The first one fills the browser's caches.
    if (round > 0) times.push(briefAt - handshakeAt);
    await page.close();
  }
  await context.close();
  return times;
}

/** Scrolls through all messages, by the wheel and in great leaps, and counts what held up the page for more than 50 ms. */
async function scroll(browser: Browser, address: string): Promise<object> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  const frame = await sidebarOf(page);
  await frame.waitForSelector('article');
  // The older messages come behind the first glance; scrolled is what is then there.
  await frame.waitForSelector('.coming', { state: 'detached' });
  const box = page.frameLocator('iframe[data-location="ticket_sidebar"]').locator('.transcript.scrolls');
  await box.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await frame.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  await box.hover();
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, -1_200);
  const frames = await frame.evaluate(async () => {
    const list = document.querySelector('.transcript.scrolls')!;
    let frames = 0;
    for (let top = 0; top < list.scrollHeight; top += list.scrollHeight / 250) {
      list.scrollTop = top;
      await new Promise(requestAnimationFrame);
      frames += 1;
    }
    return frames;
  });
  await page.waitForTimeout(300);
  const tasks = (await frame.evaluate('window.tasks')) as number[];
  const inPage = await frame.evaluate(() => document.querySelectorAll('article').length);
  await page.close();
  return { long_tasks: tasks.length, longest_task_ms: Math.max(0, ...tasks), scrolled_frames: frames, messages_in_page: inPage };
}

/** Opens one ticket after the other in the same page, as an agent does all day. The background keeps the app's process alive, so that a leak would be seen. */
async function switchTickets(browser: Browser, addresses: string[]): Promise<object> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(addresses[0]!);
  await sidebarOf(page);
  const background = (await (await page.waitForSelector('iframe[data-location="background"]', { state: 'attached' })).contentFrame())!;
  const session = await context.newCDPSession(background).catch(() => context.newCDPSession(page));
  const sizes: number[] = [];
  for (let count = 0; count <= switches; count += 1) {
    await page.evaluate(
      (ticket) => {
        history.pushState(null, '', `/agent/tickets/${ticket}`);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      addresses[count % addresses.length]!,
    );
    await page.waitForTimeout(50);
    const frame = await sidebarOf(page);
    await frame.waitForSelector('article');
    if (count % 10 === 0) sizes.push(await heap(session));
  }
  await context.close();
  // After ten switches everything that is kept on purpose is there.
  const [, before] = sizes;
  return { growth: Number((sizes.at(-1)! / before! - 1).toFixed(3)), heap_mb: sizes.map((size) => Number((size / 1e6).toFixed(1))) };
}

async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  return ((await session.send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize;
}
