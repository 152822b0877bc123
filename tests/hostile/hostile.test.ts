import { expect, it } from 'vitest';
import { scripts, scriptsOfTheWorld } from '../fixtures/hostile.ts';
import { openHouse } from './house.ts';
import { tryMutations } from './mutations.ts';
import { createTally } from './tally.ts';
import { tryTexts } from './texts.ts';

it('hostile: texts and mutated deliveries are answered, kept as text, and break nothing', { timeout: 120_000 }, async () => {
  const house = await openHouse();
  try {
    const clean = { crashes: 0, server_errors: 0, slow: 0, unexpected: 0, examples: [] };
    expect(await tryTexts(house, 'own', [...scripts.slice(0, 12), ...scriptsOfTheWorld.slice(0, 8)])).toMatchObject({
      cases: 20,
      ...clean,
    });
    expect(await tryMutations(house, { rounds: 1_000 })).toMatchObject(clean);
  } finally {
    await house.close();
  }
});

it('hostile: a tally counts what is not as it should be', async () => {
  const { tally, try: attempt } = createTally('x');
  await attempt('fine', () => ({ ok: true }));
  await attempt('wrong', () => ({ ok: false }));
  await attempt('broken', () => ({ ok: true, status: 500 }));
  await attempt('busy', () => ({ ok: true, status: 503 }));
  await attempt('slow', () => ({ ok: true, ms: 2_000 }));
  await attempt('crash', () => {
    throw new Error('x');
  });
  expect(tally).toMatchObject({ cases: 6, crashes: 1, server_errors: 1, slow: 1, unexpected: 1 });
});
