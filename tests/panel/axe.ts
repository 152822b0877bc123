import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { scenes } from '../scenes/scenes.ts';
import type { Shown } from '../scenes/stage.ts';
import { withStage } from '../scenes/with-stage.ts';

export async function violations({ page, panel, frame }: Shown): Promise<object[]> {
  // A colour that is on its way to another one has no contrast of its own.
  await panel.locator('html').evaluate(async () => {
    // It sets out in the frame after the one in which it was told to.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
  const axe = frame.startsWith('iframe') ? new AxeBuilder({ page }).include([frame, 'html']) : new AxeBuilder({ page });
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
}

/** Every state of the app in one language, in both colour schemes: nothing that axe objects to, and nothing wider than its frame. */
export function everyState(locale: string): void {
  describe(`panel: for everyone (${locale})`, () => {
    const set = withStage();

    it.each(Object.keys(scenes))('%s', async (name) => {
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
