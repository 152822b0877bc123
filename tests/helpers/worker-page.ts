import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** The panel's computing, built as the app is built, on a page of its own in the real browser. @returns the page; `window.computeApart` is on it */
export async function workerPage(): Promise<Page> {
  const folder = temporaryFolder();
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    resolve: { alias: [{ find: /^\.\/(weights|glossary)\.ts$/, replacement: join(root, 'server/signals/model/$1-compact.ts') }] },
    worker: { format: 'es' },
    build: {
      outDir: folder,
      assetsDir: '',
      rollupOptions: {
        input: join(root, 'src/api/compute-apart.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'apart.js' },
      },
    },
  });
  const app = Fastify();
  await app.register(fastifyStatic, { root: folder });
  app.get('/page', async (_request, reply) =>
    reply
      .type('text/html')
      .send('<!doctype html><script type="module">import { computeApart } from "/apart.js"; window.computeApart = computeApart;</script>'),
  );
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    await app.close();
  });
  const page = await browser.newPage();
  await page.goto(`${url}/page`);
  await page.waitForFunction('window.computeApart');
  return page;
}
