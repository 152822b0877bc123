import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { openStage, type Stage } from './stage.ts';

interface Set {
  stage: Stage;
  browser: Browser;
  /** A browser of one's own, as long as the test lasts. */
  context(): Promise<BrowserContext>;
}

/** One stage and one browser for all tests of a file. @returns how to get at them once they stand */
export function withStage(): () => Set {
  let set: Set | undefined;
  beforeAll(async () => {
    const [stage, browser] = await Promise.all([openStage(), launchBrowser()]);
    set = {
      stage,
      browser,
      async context() {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        onTestFinished(() => context.close());
        return context;
      },
    };
  });
  afterAll(async () => {
    await set?.browser.close();
    await set?.stage.close();
  });
  return () => {
    if (!set) throw new Error('The stage does not stand yet: ask for it inside a test');
    return set;
  };
}
