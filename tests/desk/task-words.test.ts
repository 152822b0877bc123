import { expect, it } from 'vitest';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import { tasksOf } from '../../server/handoff/tasks.ts';
import { tasks } from '../../src/desk/letters/letter.ts';
import words from '../../translations/desk/en.json' with { type: 'json' };

it('every kind of work that can be given up is found on the desk, and has words', () => {
  const kinds = Object.keys(tasksOf({} as HandoffDeps)).sort();
  expect([...tasks].sort()).toEqual(kinds);
  expect(Object.keys(words.task).sort()).toEqual(kinds);
});
