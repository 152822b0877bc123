import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { scenes } from '../scenes/scenes.ts';
import type { Shown } from '../scenes/stage.ts';
import { withStage } from '../scenes/with-stage.ts';

/**
 * What axe objects to in a page or in an app's frame, by all its rules. It runs in that frame alone, where it is put once: the agent's screen
 * around it is not ours, and asking every frame of a page takes ten times as long (measured: 9 s beside 0.7 s).
 */
export async function violations({ panel }: { panel: Pick<Shown['panel'], 'locator'> }): Promise<object[]> {
  const root = panel.locator('html');
  // A colour that is on its way to another one has no contrast of its own.
  await root.evaluate(async () => {
    // It sets out in the frame after the one in which it was told to.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
  if (!(await root.evaluate(() => 'axe' in window))) await root.evaluate(axe.source);
  return root.evaluate(async () => {
    const here = window as unknown as { axe: typeof axe };
    const found = await here.axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
  });
}

/** Every state of the app in one language, in both colour schemes: nothing that axe objects to, and nothing wider than its frame. */
export function everyState(locale: string): void {
  describe(`panel: for everyone (${locale})`, () => {
    const set = withStage();

    it.each(Object.keys(scenes))('%s', { timeout: 240_000 }, async (name) => {
      const shown = await scenes[name]!(set().stage, await set().context(), { locale, colorScheme: 'light' });
      const { page, panel, frame } = shown;
      const root = panel.locator('html');
      expect(await violations(shown)).toEqual([]);
      if (frame.startsWith('iframe')) {
        expect(await root.getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
        expect(await root.evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
        await page.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Light / dark')!.click());
        await panel.locator('html[data-scheme="dark"]').waitFor();
        expect(await violations(shown)).toEqual([]);
      }
    });
  });
}
