import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { tables, tablesOfNobody } from '../server/store/tables.ts';

const root = resolve(import.meta.dirname, '..');
const page = readFileSync(join(root, 'server/SECURITY.md'), 'utf8');
const rowsOf = (title: string) =>
  page
    .split(`## ${title}`)[1]!
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(?: asked | threat | kind |-)/.test(line));

/** What a row of a table promises that is not there. */
function missing(text: string): string[] {
  const problems: string[] = [];
  for (const [, file, title] of text.matchAll(/`(tests\/[\w/.-]+\.test\.ts)`(?: "([^"]+)")?/g)) {
    const path = join(root, file!);
    if (!existsSync(path)) problems.push(`${file} is not there`);
    else if (title !== undefined && !readFileSync(path, 'utf8').includes(title)) problems.push(`${file} has no "${title}"`);
  }
  for (const [, script] of text.matchAll(/`npm run ([\w-]+)/g)) if (!(script! in packageJson.scripts)) problems.push(`no script ${script}`);
  return problems;
}

describe('papers', () => {
  it('name only tests and commands that are there', () => {
    expect(missing(page)).toEqual([]);
    expect(missing('`tests/none.test.ts` and `tests/papers.test.ts` "a title of nobody\u2019s" and `npm run nothing`')).toHaveLength(3);
  });

  it.each(["A marketplace reviewer's list", 'Threats'])('%s: every row names a test or a command', (title) => {
    const rows = rowsOf(title);
    expect(rows.length).toBeGreaterThan(12);
    for (const row of rows) expect(row).toMatch(/tests\/[\w/.-]+\.test\.ts|npm run/);
  });

  it('tell of every table that knows of people how long it is kept', () => {
    const told = rowsOf('What is kept, and how long').join('\n');
    // What hangs on a conversation goes with it.
    for (const table of ['deliveries', 'helpdesk_events', 'decisions', 'ratings', 'uploads', 'jobs', 'audit_entries', 'oauth_tokens'])
      expect(told).toContain(`\`${table}\``);
    expect(tables.filter((table) => !tablesOfNobody.includes(table)).length).toBeGreaterThan(15);
  });

  it('every package that runs in production says under which licence, and none asks for ours', () => {
    const lines = execFileSync(process.execPath, [join(root, 'server/licences.ts')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(lines.length).toBeGreaterThan(50);
    const known = /\t(?:MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|0BSD|CC0-1\.0)$/;
    expect(lines.filter((line) => !known.test(line))).toEqual([]);
  });
});
