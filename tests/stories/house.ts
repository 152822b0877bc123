import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type House, type LaunchOptions, launch } from '../../server/simulator/launch.ts';

/** One running house for all stories of a file. @returns how to get at it once it stands */
export function oneHouse(options: Omit<LaunchOptions, 'folder'> = {}): () => House {
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  let house: House | undefined;
  beforeAll(async () => {
    house = await launch({ folder, ...options });
  });
  afterAll(async () => {
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (!house) throw new Error('The house does not stand yet: ask for it inside a test');
    return house;
  };
}
