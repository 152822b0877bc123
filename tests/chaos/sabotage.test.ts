import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { patchedEnv } from './patch.ts';
import { proofs } from './proofs.ts';
import { sabotages } from './sabotage.ts';

const script = resolve(import.meta.dirname, 'proofs.ts');

/** In a process of its own, whose sources may be patched. @returns how often each promise was broken */
async function prove(names: string[], env: Record<string, string> = {}): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...names], { env: { ...process.env, NODE_OPTIONS: '', ...env } });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number>;
}

describe('sabotage', () => {
  it('is not at work: every proof holds', async () => {
    expect(await prove([])).toEqual(Object.fromEntries(Object.keys(proofs).map((name) => [name, 0])));
    // All of them, one after the other, in one process.
  }, 180_000);

  it.each(sabotages)('is noticed: $name', async ({ proof, ...patch }) => {
    const broken = await prove([proof], patchedEnv([patch]));
    expect(broken[proof]).toBeGreaterThan(0);
  });

  it('has been tried on every proof', () => {
    expect(new Set(sabotages.map(({ proof }) => proof))).toEqual(new Set(Object.keys(proofs)));
  });
});
