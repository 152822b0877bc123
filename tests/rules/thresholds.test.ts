import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedFrom, fewestJudged, type ScoreBin, type Scores, suggestThreshold } from '#rules/thresholds.ts';

const bin = (at: number, needed: number, needless: number, unjudged = 0, beside = 0): ScoreBin => ({
  at,
  needed,
  needless,
  unjudged,
  beside,
});
const scores = (...bins: ScoreBin[]): Scores => ({ conversations: 1_000, beside: 7, bins });
const count = fc.nat({ max: 12 });
const anyBins = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 100 }), needed: count, needless: count, unjudged: count, beside: count }), {
    selector: ({ at }) => at,
    maxLength: 40,
  })
  .map((bins) => scores(...bins));
const wish = { weight: 3, seed: 1 };
const harm = (of: Scores, at: number, weight: number) => {
  const { missed, needless } = expectedFrom(of, at);
  return weight * missed + needless;
};

describe('rules: thresholds', () => {
  it('tells what would come of a value', () => {
    const seen = scores(bin(40, 1, 20, 5), bin(75, 30, 2, 10), bin(90, 9, 0, 0, 4));
    expect(expectedFrom(seen, 75)).toEqual({ escalated: 7 + 42 + 9, missed: 1, needless: 2 });
    expect(expectedFrom(seen, 76)).toEqual({ escalated: 7 + 9, missed: 31, needless: 0 });
    expect(expectedFrom(seen, 101)).toEqual({ escalated: 7, missed: 40, needless: 0 });
  });

  it('suggests what lies between those that were needed and those that were not', () => {
    const found = suggestThreshold(scores(bin(40, 0, 30), bin(80, 30, 0)), wish);
    expect(found).toEqual({ kind: 'value', at: 61, low: 61, high: 61, judged: 60 });
  });

  it('goes no lower than anybody has judged, and no higher', () => {
    expect(suggestThreshold(scores(bin(60, 30, 0), bin(70, 30, 15)), wish)).toMatchObject({ at: 60 });
    expect(suggestThreshold(scores(bin(60, 15, 200), bin(70, 0, 200)), wish)).toMatchObject({ at: 71 });
  });

  it.each([
    [fewestJudged - 1, 100],
    [100, fewestJudged - 1],
    [0, 0],
  ])('says so where data are too few: %i needed, %i not', (needed, needless) => {
    expect(suggestThreshold(scores(bin(50, needed, needless, 1_000, 1_000)), wish)).toEqual({
      ...{ kind: 'too_few', needed, needless },
      wanted: fewestJudged,
    });
  });

  it('is less sure where the two are mixed, and surer the more was judged', () => {
    const mixed = (times: number) =>
      scores(
        ...Array.from({ length: 20 }, (_, place) =>
          bin(5 + place * 5, Math.round((place / 4) * times), Math.round((5 - place / 4) * times)),
        ),
      );
    const width = (times: number) => {
      const found = suggestThreshold(mixed(times), wish);
      return found.kind === 'value' ? found.high - found.low : Number.NaN;
    };
    expect(width(1)).toBeGreaterThan(0);
    expect(width(20)).toBeLessThan(width(1));
  });

  it('hands off less, misses more and disturbs less the higher the value', () => {
    fc.assert(
      fc.property(anyBins, fc.integer({ min: 1, max: 100 }), (seen, at) => {
        const [here, above] = [expectedFrom(seen, at), expectedFrom(seen, at + 1)];
        expect(above.escalated).toBeLessThanOrEqual(here.escalated);
        expect(above.missed).toBeGreaterThanOrEqual(here.missed);
        expect(above.needless).toBeLessThanOrEqual(here.needless);
      }),
    );
  });

  it('suggests no value that another one beats, within its own interval, and the same one each time', () => {
    fc.assert(
      fc.property(anyBins, fc.integer({ min: 1, max: 20 }), fc.nat(), (seen, weight, seed) => {
        const found = suggestThreshold(seen, { weight, seed });
        if (found.kind === 'too_few') return;
        const least = Math.min(...Array.from({ length: 101 }, (_, place) => harm(seen, place + 1, weight)));
        expect(harm(seen, found.at, weight)).toBe(least);
        expect(found.low).toBeLessThanOrEqual(found.at);
        expect(found.high).toBeGreaterThanOrEqual(found.at);
        expect(suggestThreshold(seen, { weight, seed })).toEqual(found);
      }),
    );
  });

  it('never goes up because a missed handoff is held for worse', () => {
    fc.assert(
      fc.property(anyBins, fc.integer({ min: 1, max: 10 }), (seen, weight) => {
        const [light, heavy] = [suggestThreshold(seen, { weight, seed: 1 }), suggestThreshold(seen, { weight: weight + 5, seed: 1 })];
        if (light.kind === 'value' && heavy.kind === 'value')
          expect(expectedFrom(seen, heavy.at).missed).toBeLessThanOrEqual(expectedFrom(seen, light.at).missed);
      }),
    );
  });
});
