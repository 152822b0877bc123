import { describe, expect, it } from 'vitest';
import { scenes } from '../scenes/scenes.ts';
import { withStage } from '../scenes/with-stage.ts';

describe('desk: where one is', () => {
  const set = withStage();

  it.each([
    ['desk_alerts', 'input[type=time]'],
    ['desk_thresholds', 'input[type=range]'],
  ])('is seen in %s on %s, which mark only a part of themselves', async (scene, what) => {
    const { page, panel } = await scenes[scene]!(set().stage, await set().context(), { locale: 'en-US', colorScheme: 'light' });
    await panel.locator('nav a').last().focus();
    for (let presses = 0; presses < 30 && (await panel.locator(`${what}:focus`).count()) === 0; presses += 1)
      await page.keyboard.press('Tab');
    const ring = await panel
      .locator(what)
      .first()
      .evaluate((input) => getComputedStyle(input).outline);
    expect(ring).toMatch(/solid 2px$/);
  });
});
