import { Buffer } from 'node:buffer';
import { describe, expect, it, vi } from 'vitest';
import glossary from '../../server/signals/model/glossary-compact.json' with { type: 'json' };
import type { Weights } from '../../server/signals/model/net.ts';
import type { Output } from '../../server/signals/model/outputs.ts';
import weights from '../../server/signals/model/weights.json' with { type: 'json' };
import compact from '../../server/signals/model/weights-compact.json' with { type: 'json' };

const bytes = ({ known, isFine, fine, coarse, chosen }: Weights) =>
  [known, isFine, fine, coarse, chosen].reduce((sum, part) => sum + size(part), 0);
const size = (base64 = '') => Buffer.from(base64, 'base64').byteLength;

describe("the browser's part of the model", () => {
  it('is small, and says the same of plain sentences', async () => {
    expect(bytes(weights)).toBeLessThanOrEqual(1_000_000);
    const { keys, values, senses, glosses } = glossary;
    const dictionary = [keys, values, senses, glosses].reduce((sum, part) => sum + size(part), 0);
    expect(bytes(compact) + dictionary).toBeLessThanOrEqual(150_000);
    const { scoreText: whole } = await import('../../server/signals/model/score.ts');
    vi.resetModules();
    vi.doMock('../../server/signals/model/weights.json', () => ({ default: compact }));
    vi.doMock('../../server/signals/model/glossary.json', () => ({ default: glossary }));
    const { scoreText: part } = await import('../../server/signals/model/score.ts');
    vi.doUnmock('../../server/signals/model/weights.json');
    vi.doUnmock('../../server/signals/model/glossary.json');
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
