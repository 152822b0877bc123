import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Patch } from './patch.ts';
import { killAt, killPoints, shortLeases } from './points.ts';
import { sabotages } from './sabotage.ts';

it('every place at which a server is killed, and every guard that is taken away, stands in the sources once', () => {
  const patches: Patch[] = [...killPoints.map((point) => killAt(point, 1)), ...sabotages, ...shortLeases];
  expect(patches.length).toBeGreaterThan(60);
  const source = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  expect(patches.filter(({ file, find }) => source(file).split(find).length !== 2)).toEqual([]);
});
