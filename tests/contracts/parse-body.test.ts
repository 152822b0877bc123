import { describe, expect, it } from 'vitest';
import { parseBody } from '../../server/bots/parse-body.ts';

const read = (text: string) => parseBody(new TextEncoder().encode(text));
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('bots: bodies are bounded before they are read', () => {
  it('takes 64 levels and refuses 65, and 200,000 in no time', () => {
    expect(read(nested(64))).toBeTruthy();
    for (const levels of [65, 200_000]) expect(() => read(nested(levels))).toThrow(/deeper than 64/);
  });

  it('counts no bracket inside a string', () => {
    const text = JSON.stringify({ a: `\\" ${'{['.repeat(100)}`, b: ['"', ','.repeat(200_000)] });
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('takes 100,000 keys and values and refuses one more', () => {
    const list = (length: number) => JSON.stringify(Array.from({ length }, () => 0));
    expect(read(list(100_000))).toHaveLength(100_000);
    expect(() => read(list(100_001))).toThrow(/more than 100000/);
  });

  it.each(['', '"', '{"a":', '[1,]', 'nul'])('refuses %j as no JSON', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'bad_payload' }));
  });
});
