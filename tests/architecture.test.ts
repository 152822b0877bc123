import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenRules } from './helpers/house-rules.ts';
import type { Tree } from './helpers/imports.ts';

const root = resolve(import.meta.dirname, '..');
const files = globSync('{server,src}/**/*.{ts,tsx}', { cwd: root });
const tree: Tree = Object.fromEntries(files.map((path) => [path, readFileSync(resolve(root, path), 'utf8')]));

describe('architecture', () => {
  it('holds: no forbidden arrow, no cycle, no impure word in a pure room, no file too long', () => {
    expect(brokenRules(tree)).toEqual([]);
  });

  it('keeps files small', () => {
    const lines = Object.values(tree)
      .map((text) => text.split('\n').length)
      .sort((a, b) => a - b);
    const at = (share: number) => lines[Math.floor(lines.length * share)]!;
    expect(files.length).toBeGreaterThan(80);
    expect(at(0.5)).toBeLessThanOrEqual(60);
    expect(at(0.9)).toBeLessThanOrEqual(150);
  });

  it.each<[string, Tree]>([
    ['a pure room that looks at the edge', { 'server/domain/a.ts': "import { b } from '../http/b.ts';", 'server/http/b.ts': '' }],
    ['a neighbour', { 'server/signals/a.ts': "import { b } from '#rules/b.ts';" }],
    ['the simulator used by the server', { 'server/main.ts': "import { s } from './simulator/simulator.ts';" }],
    ['the server used by the simulator', { 'server/simulator/a.ts': "import { sign } from '../bots/b.ts';" }],
    ['a type is an arrow too', { 'server/store/a.ts': "import type { X } from '../jobs/x.ts';" }],
    ['the app that looks into the store', { 'src/panel/a.ts': "const x = import('../../server/store/x.ts');" }],
    [
      'one platform that knows another',
      { 'server/domain/platforms/a.ts': "import { x } from './b.ts';", 'server/domain/platforms/b.ts': '' },
    ],
    ['a cycle', { 'server/jobs/a.ts': "import { b } from './b.ts';", 'server/jobs/b.ts': "import { a } from './a.ts';" }],
    ['a clock in a pure room', { 'server/rules/a.ts': 'const now = Date.now();' }],
    ['ZAF outside its room', { 'src/panel/a.ts': 'const client = window.ZAFClient;' }],
    ['a call past the one way out', { 'server/helpdesks/a.ts': "import axios from 'axios';" }],
    ['a second voice', { 'src/panel/A.tsx': '<p role="alert" />' }],
    ['a long file', { 'server/store/a.ts': '\n'.repeat(301) }],
  ])('raises the alarm: %s', (_name, broken) => {
    expect(brokenRules(broken)).toHaveLength(1);
  });
});
