import { describe, expect, it } from 'vitest';
import { scenes } from '../scenes/scenes.ts';
import { withStage } from '../scenes/with-stage.ts';

describe('desk: in a language it does not speak', () => {
  const set = withStage();

  it.each(['desk_rules', 'desk_measures', 'desk_alerts'])('%s is all in English, written from the left', async (name) => {
    const { panel } = await scenes[name]!(set().stage, await set().context(), { locale: 'ar', colorScheme: 'light' });
    await expect.poll(() => panel.locator('html').getAttribute('dir')).toBe('rtl');
    const desk = panel.locator('.desk');
    await expect
      .poll(() => desk.evaluate((one) => [getComputedStyle(one).direction, one.closest('[lang]')?.getAttribute('lang')]))
      .toEqual(['ltr', 'en']);
    expect(await desk.innerText()).not.toMatch(/\p{Script=Arabic}/u);
  });
});
