import { Buffer } from 'node:buffer';
import { describe, expect, it, vi } from 'vitest';
import type { Output } from '../../server/signals/model/outputs.ts';
import { weights } from '../../server/signals/model/weights.ts';
import { weights as compact } from '../../server/signals/model/weights-compact.ts';

const size = (base64 = '') => Buffer.from(base64, 'base64').byteLength;

describe("the browser's part of the model", () => {
  it('is small, and says the same of plain sentences', async () => {
    expect(size(weights.table)).toBeLessThanOrEqual(1_000_000);
    expect(size(compact.table) + size(compact.present)).toBeLessThanOrEqual(150_000);
    const { scoreText: whole } = await import('../../server/signals/model/score.ts');
    vi.resetModules();
    vi.doMock('../../server/signals/model/weights.ts', () => ({ weights: compact }));
    const { scoreText: part } = await import('../../server/signals/model/score.ts');
    vi.doUnmock('../../server/signals/model/weights.ts');
    const plain: [string, Output | null][] = [
      ['please let me talk to a real person', 'asks'],
      ['ich will mit einem menschen sprechen', 'asks'],
      ['人と話したいです', 'asks'],
      ['my solicitor will write to you', 'legal'],
      ['where is my parcel', null],
    ];
    for (const scoreText of [whole, part])
      for (const [text, output] of plain) {
        const scores = scoreText(text, [text]);
        if (output === null) expect(Math.max(...Object.values(scores))).toBeLessThan(0.5);
        else expect([text, scores[output] > 0.5]).toEqual([text, true]);
      }
  });
});
