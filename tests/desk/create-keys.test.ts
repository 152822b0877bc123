import { expect, it } from 'vitest';
import { createKeys } from '../../src/desk/messages/create-keys.ts';

it('a thing without a name keeps its key when it is moved, changed and saved, and no two have the same', () => {
  const keys = createKeys<{ text: string }>();
  const [a, b] = [{ text: 'a' }, { text: 'b' }];
  const [ka, kb] = keys.of([a, b]);
  expect(keys.of([b, a])).toEqual([kb, ka]);

  const changed = { text: 'a, longer' };
  keys.follow(a, changed);
  expect(keys.of([b, changed])).toEqual([kb, ka]);

  // As it comes back from the server.
  expect(keys.of([{ text: 'b' }, { text: 'a, longer' }])).toEqual([kb, ka]);
  // Somebody else's, and twice the same: nobody's form.
  const others = keys.of([{ text: 'x' }, { text: 'b' }, { text: 'b' }]);
  expect(new Set([...others, ka, kb]).size).toBe(5);
});
