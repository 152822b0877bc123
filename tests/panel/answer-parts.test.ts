import { describe, expect, it } from 'vitest';
import { gatherParts, partsOf } from '../../src/api/answer-parts.ts';
import { compute } from '../../src/api/compute.ts';

const text = (lines: number) => Array.from({ length: lines }, (_, at) => `${at % 2 === 0 ? 'Customer' : 'Bot'}: line ${at}`).join('\n');
const now = '2026-03-02T10:00:00.000Z';

describe('panel: an answer in parts', () => {
  it.each([2, 250, 251, 1_400])('of %i messages no part has more than 250, and together they are the whole', (lines) => {
    const whole = compute({ text: text(lines) }, now);
    const parts = [...partsOf(whole)];
    expect(parts).toHaveLength(Math.ceil(lines / 250) + 1);
    for (const part of parts) expect('messages' in part ? part.messages.length : part.rest?.brief.messages.length).toBeLessThanOrEqual(250);
    const gather = gatherParts();
    const gathered = structuredClone(parts).map(gather);
    expect(gathered.slice(0, -1)).toEqual(parts.slice(0, -1).map(() => undefined));
    expect(gathered.at(-1)).toEqual(whole);
    expect(whole?.brief.messages).toHaveLength(lines);
  });

  it('nothing found is one part', () => {
    expect([...partsOf(null)].map(gatherParts())).toEqual([null]);
  });
});
