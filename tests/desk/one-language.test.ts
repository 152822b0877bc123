import { describe, expect, it } from 'vitest';
import { scenes } from '../scenes/scenes.ts';
import { withStage } from '../scenes/with-stage.ts';

const rooms = ['desk_rules', 'desk_measures', 'desk_alerts'];

describe('desk: in one language at a time', () => {
  const set = withStage();

  async function open(name: string, locale: string) {
    const { panel } = await scenes[name]!(set().stage, await set().context(), { locale, colorScheme: 'light' });
    const desk = panel.locator('.desk');
    await desk.waitFor();
    return { html: panel.locator('html'), desk };
  }
  const written = (one: Element) => [getComputedStyle(one).direction, one.closest('[lang]')?.getAttribute('lang')];

  it.each(rooms)('%s is all in English, written from the left, where the desk does not speak the language', async (name) => {
    const { html, desk } = await open(name, 'he');
    await expect.poll(() => html.getAttribute('dir')).toBe('rtl');
    await expect.poll(() => desk.evaluate(written)).toEqual(['ltr', 'en']);
    expect(await desk.innerText()).not.toMatch(/\p{Script=Hebrew}/u);
  });

  it.each(['en', 'ar'])('the chart of a threshold in %s runs as the slider beneath it', async (locale) => {
    const { desk } = await open('desk_thresholds', locale);
    const middle = async (selector: string) => {
      const { x, width } = (await desk.locator(selector).boundingBox())!;
      return x + width / 2;
    };
    const slider = desk.getByRole('slider');
    const { x, width } = (await slider.boundingBox())!;
    const strength = Number(await slider.inputValue()) / 100;
    expect(strength).toBe(0.6);
    expect(await slider.evaluate((one) => getComputedStyle(one).direction)).toBe(locale === 'en' ? 'ltr' : 'rtl');
    expect(((await middle('.histogram .at')) - x) / width).toBeCloseTo(locale === 'en' ? strength : 1 - strength, 2);
    const [first, last] = [await middle('.histogram svg text >> nth=0'), await middle('.histogram svg text >> nth=4')];
    expect(first < last).toBe(locale === 'en');
  });

  it.each(
    rooms.flatMap((name) => [[name, 'ar', 'rtl', /\p{Script=Arabic}/u] as const, [name, 'ja', 'ltr', /\p{Script=Hiragana}/u] as const]),
  )('%s is in %s, written in its direction (%s)', async (name, locale, direction, script) => {
    const { desk } = await open(name, locale);
    await expect.poll(() => desk.evaluate(written)).toEqual([direction, locale]);
    // What the desk says, beside names of rules, settings and products.
    const said = await desk.locator('h1, h2, label, .hint, nav a').allInnerTexts();
    expect(
      said.filter((text) => /\p{L}/u.test(text) && !/\p{Script=Arabic}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u.test(text)),
    ).toEqual([]);
    expect(said.join(' ')).toMatch(script);
  });
});
