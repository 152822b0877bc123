import { describe, expect, it } from 'vitest';
import { scenes } from '../scenes/scenes.ts';
import { walkByTab } from '../scenes/walk-by-tab.ts';
import { withStage } from '../scenes/with-stage.ts';

describe('desk: by keyboard alone', () => {
  const set = withStage();

  it.each(Object.keys(scenes).filter((name) => name.startsWith('desk_')))(
    'Tab reaches everything in %s, in the order in which it is read, shows where one is, and leads out again',
    async (name) => {
      const { page, panel } = await scenes[name]!(set().stage, await set().context(), { locale: 'en-US', colorScheme: 'light' });
      const { stops, reached, unmarked } = await walkByTab(page, panel);
      expect(stops.length).toBeGreaterThanOrEqual(12);
      expect(reached).toEqual(stops);
      expect(unmarked).toEqual([]);
    },
  );
});
