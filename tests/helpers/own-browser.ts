import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';

/** A browser for the tests of one `describe`. @returns opens a page whose cookies are its own, until its test has finished */
export function ownBrowser(width = 1280): () => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    onTestFinished(() => context.close());
    return context.newPage();
  };
}
