import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorTable } from '#domain/errors.ts';
import en from '../translations/en.json' with { type: 'json' };

const readme = readFileSync(resolve(import.meta.dirname, '../server/domain/README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| `(\w+)` \| (\d+) \| (\w+) \|/gm)].map(([, code, status, retry]) => [code, Number(status), retry]);

describe('errors', () => {
  it('are documented as they are: code, status and whether they are tried again', () => {
    expect(rows).toEqual(Object.entries(errorTable).map(([code, { status, retry }]) => [code, status, retry]));
  });

  it('have a sentence for people each, and no sentence is left over', () => {
    expect(Object.keys(en.error).sort()).toEqual(Object.keys(errorTable).sort());
  });
});
