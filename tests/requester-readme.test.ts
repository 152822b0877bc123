import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requesterSettings } from '../server/handoff/settings.ts';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'server/REQUESTER.md'), 'utf8');

describe('the page about requesters', () => {
  it('names tests that exist', () => {
    const files = globSync('tests/{stories,handoff,http}/*.test.ts', { cwd: root });
    const tests = files.map((path) => readFileSync(join(root, path), 'utf8'));
    const [, complaints] = page.split('## Complaints');
    const named = [...complaints!.matchAll(/\| `([^`]+)` \|$/gm)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(33);
    for (const name of named) expect(tests.join('\n')).toContain(`it('${name}'`);
  });

  it('shows settings that the server takes', () => {
    const [, block] = /```json\n([\s\S]*?)```/.exec(page)!;
    const settings = z.strictObject(requesterSettings).parse(JSON.parse(block!));
    expect(Object.keys(settings.alerts)).toEqual(['leads', 'floor', 'desk', 'pager']);
  });

  it('is followed by a configuration that is refused by name where it is wrong', () => {
    const wrong = {
      messages: [{ when: 'accepted', text: '{% if %' }],
      alerts: { a: { kind: 'slack', url: 'no address' }, b: { kind: 'email', smtp: 'http://x', from: 'x', to: [] } },
    };
    const { error } = z.strictObject(requesterSettings).safeParse(wrong);
    const paths = error!.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['messages.0.text', 'alerts.a.url', 'alerts.b.smtp', 'alerts.b.from', 'alerts.b.to']));
  });
});
