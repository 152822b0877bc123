import { describe, expect, it } from 'vitest';
import { keys } from '../scenes/keys.ts';
import { scenes } from '../scenes/scenes.ts';
import { sidebar } from '../scenes/stage.ts';
import { withStage } from '../scenes/with-stage.ts';

/** States of the sidebar, each with the fewest controls that it must have: a scene that shows nothing proves nothing. */
const states: Record<string, number> = {
  ...{ handing_back: 30, tags: 30, field: 30, macro: 30, verdict: 30, customer: 30, switching: 30, summarised: 20, older_on_their_way: 20 },
  ...{ accepted_by_another: 20, handed_back: 15, from_attachment: 15, partial: 20, computed: 15 },
  ...{ none: 0, unreadable: 1, failed: 1, refused: 1 },
};

describe('panel: by keyboard alone, in every state', () => {
  const set = withStage();

  it.each(Object.entries(states))('%s', async (name, fewest) => {
    const shown = await scenes[name]!(set().stage, await set().context(), { colorScheme: 'light' });
    expect(shown.frame).toBe(sidebar);
    const { page, panel } = shown;
    const { press } = keys(page, panel);
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    const body = panel.locator('body');
    const all = await body.evaluate(async (root) => {
      // What was used last keeps its ring in a frame that has lost the focus, and loses it by and by.
      (document.activeElement as HTMLElement | null)?.blur();
      getComputedStyle(root).outline;
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
      const controls = [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
        (one) => one.checkVisibility() && !(one as HTMLButtonElement).disabled && !one.closest('[inert]'),
      );
      return controls.map((one, index) => {
        one.dataset.control = String(index);
        const { outline, boxShadow, borderColor } = getComputedStyle(one);
        one.dataset.unfocused = `${outline} ${boxShadow} ${borderColor}`;
        return `${index} ${one.tagName.toLowerCase()} ${one.getAttribute('aria-label') ?? one.textContent}`;
      });
    });
    const reached: string[] = [];
    for (let step = 0; step < all.length + 20; step += 1) {
      await press('Tab');
      const now = await body.evaluate(async () => {
        const one = document.activeElement as HTMLElement | null;
        if (!one || one === document.body) return null;
        await Promise.all(one.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
        const { outline, boxShadow, borderColor } = getComputedStyle(one);
        return { control: Number(one.dataset.control), isSeen: one.dataset.unfocused !== `${outline} ${boxShadow} ${borderColor}` };
      });
      if (now === null && reached.length > 0) break;
      // There is something between the last thing before the panel and the panel.
      if (now === null) continue;
      const called = all[now.control] ?? 'something that was not there';
      expect(now.isSeen, `the focus on ${called} is seen`).toBe(true);
      // Day, month and year of one date are stops of their own.
      if (reached.at(-1) !== called) reached.push(called);
    }
    expect(reached).toEqual(all);
    expect(all.length).toBeGreaterThanOrEqual(fewest);
  });
});
