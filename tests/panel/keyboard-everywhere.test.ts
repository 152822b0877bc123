import { describe, expect, it } from 'vitest';
import { keys } from '../scenes/keys.ts';
import { scenes } from '../scenes/scenes.ts';
import { sidebar } from '../scenes/stage.ts';
import { walkByTab } from '../scenes/walk-by-tab.ts';
import { withStage } from '../scenes/with-stage.ts';

/** States of the sidebar, each with the fewest controls that it must have: a scene that shows nothing proves nothing. */
const states: Record<string, number> = {
  ...{
    handed_off: 30,
    handing_back: 30,
    tags: 30,
    field: 30,
    macro: 30,
    verdict: 30,
    customer: 30,
    switching: 30,
    summarised: 20,
    older_on_their_way: 20,
  },
  ...{ accepted_by_another: 20, handed_back: 15, from_attachment: 15, partial: 20, computed: 15 },
  ...{ none: 0, unreadable: 1, failed: 1, refused: 1 },
};

describe('panel: by keyboard alone, in every state', () => {
  const set = withStage();

  // A walk is some sixty presses, and begun again when something came late.
  it.each(Object.entries(states))('%s', { timeout: 240_000 }, async (name, fewest) => {
    const shown = await scenes[name]!(set().stage, await set().context(), { colorScheme: 'light' });
    expect(shown.frame).toBe(sidebar);
    const { page, panel } = shown;
    // From what stands before the panel Tab leads into it.
    const { press, focused } = keys(page, panel);
    await page.getByRole('button', { name: 'Submit', exact: true }).focus();
    for (let count = 0; count < 20 && (await focused()) === null; count += 1) await press('Tab');
    const entered = await focused();
    const { stops, reached, unmarked } = await walkByTab(page, panel);
    expect(entered === null).toBe(stops.length === 0);
    expect(reached).toEqual(stops);
    expect(unmarked).toEqual([]);
    expect(stops.length).toBeGreaterThanOrEqual(fewest);
  });
});
