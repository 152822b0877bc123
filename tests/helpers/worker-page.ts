import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../../server/simulator/browser.ts';

const root = resolve(import.meta.dirname, '../..');

/** What came of reading one text, and how long that held up the page: durations of its tasks over 50 ms, in milliseconds. */
export interface ReadInPage {
  /** Messages of the conversation, shown and omitted. */
  all: number;
  reasons: string[];
  longest: number;
  tasks: number[];
}

export interface WorkerPage {
  /** Reads and assesses a text. @param how 'worker', or 'page' for what happens where no worker can be had */
  read(text: string, how: 'worker' | 'page'): Promise<ReadInPage>;
  close(): Promise<void>;
}

/** The panel's computing, built as the app is built, on a page of its own in the real browser. */
export async function openWorkerPage(): Promise<WorkerPage> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-worker-page-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    resolve: { alias: [{ find: /^\.\/(weights|glossary)\.json$/, replacement: join(root, 'server/signals/model/$1-compact.json') }] },
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsDir: '',
      rollupOptions: {
        input: join(root, 'src/api/compute-apart.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'apart.js' },
      },
    },
  });
  const app = Fastify();
  let asked = '';
  app.get('/text', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(asked));
  await app.register(fastifyStatic, { root: folder });
  app.get('/page', async (_request, reply) =>
    reply
      .type('text/html')
      .send('<!doctype html><script type="module">import { computeApart } from "/apart.js"; window.computeApart = computeApart;</script>'),
  );
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchBrowser();
  const page: Page = await browser.newPage();
  await page.goto(`${url}/page`);
  await page.waitForFunction('window.computeApart');
  return {
    read(text, how) {
      asked = text;
      return page.evaluate(readHere, how);
    },
    async close() {
      await browser.close();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs in the page, which has the text before the clock starts: 5 MB handed over by the browser's driver, or a download, are long tasks of theirs. */
async function readHere(how: string): Promise<ReadInPage> {
  const text = await (await fetch('/text')).text();
  await new Promise((resolve) => requestIdleCallback(resolve));
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const { computeApart } = window as unknown as {
    computeApart(start?: () => Worker): { compute(asked: unknown): Promise<unknown>; end(): void };
  };
  const apart = how === 'worker' ? computeApart() : computeApart(() => new Worker('/nowhere.js'));
  const { brief } = (await apart.compute({ text })) as {
    brief: { messages: unknown[]; omitted: number; why: { reasons: { code: string }[] } };
  };
  apart.end();
  // Entries of long tasks are told a moment after the task.
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  const reasons = brief.why.reasons.map(({ code }) => code);
  return { all: brief.messages.length + brief.omitted, reasons, longest: Math.max(0, ...tasks), tasks };
}
