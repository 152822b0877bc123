import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPanel } from '../helpers/panel-house.ts';
import { longBrief } from '../scenes/conversations.ts';
import { withStage } from '../scenes/with-stage.ts';

/** A window whose frames are painted when the test says so. */
interface Painted {
  paint(): void;
}

/** No frame of the app is painted. @param isPatient whether its timers do not end either */
async function holdFrames(page: Page, isPatient: boolean): Promise<void> {
  await page.addInitScript((patient) => {
    if (!location.pathname.includes('/assets/')) return;
    const held = new Map<number, (time: number) => void>();
    const real = {
      frame: window.requestAnimationFrame.bind(window),
      timer: window.setTimeout.bind(window),
      clear: window.clearTimeout.bind(window),
    };
    let last = 0;
    // No other one has such a number.
    const hold = (act: (time: number) => void) => {
      last -= 1;
      held.set(last, act);
      return last;
    };
    const drop = (id?: number) => void held.delete(id ?? 0);
    window.requestAnimationFrame = hold;
    window.cancelAnimationFrame = drop;
    Object.assign(window, {
      setTimeout: (act: () => void, ms = 0) => (patient && ms > 0 ? hold(act) : real.timer(act, ms)),
      clearTimeout: (id?: number) => {
        drop(id);
        real.clear(id);
      },
      paint: () => {
        window.requestAnimationFrame = real.frame;
        Object.assign(window, { setTimeout: real.timer });
        for (const [id, act] of held) if (held.delete(id)) act(performance.now());
      },
    });
  }, isPatient);
}

describe('panel: what is looked at second', () => {
  const set = withStage();
  const second = /\/(?:Actions|Conversation)-[^/]*\.js$/;

  async function open(isPatient: boolean) {
    const page = await (await set().context()).newPage();
    await holdFrames(page, isPatient);
    const fetched: string[] = [];
    page.on('request', (request) => second.test(request.url()) && fetched.push(request.url()));
    const { panel } = await openPanel(page, set().stage.alone, await set().stage.alone.ticket(longBrief(12)));
    await panel.locator('.why').waitFor({ state: 'attached' });
    return { panel, fetched };
  }

  it('is fetched when the first glance has been painted, and not before', async () => {
    const { panel, fetched } = await open(true);
    await panel.locator('.facts').waitFor({ state: 'attached' });
    expect(fetched).toEqual([]);
    await panel.locator('body').evaluate(() => (window as unknown as Painted).paint());
    await panel.getByRole('article').first().waitFor();
    expect(fetched).toHaveLength(2);
  });

  it('is fetched too where no frame is ever painted, as in a page that is not looked at', async () => {
    const { fetched } = await open(false);
    await expect.poll(() => fetched.length).toBe(2);
  });
});
