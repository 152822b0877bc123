import { pattern } from '../../server/rules/conditions/text-test.ts';
import { createTally, type Tally } from './tally.ts';

interface PatternCase {
  pattern: string;
  attack: { prefix: string; pump: string; suffix: string };
}

const pumps = 10_000;

/** Each as an admin's pattern, over the text that hangs others: refused, or answered soon. */
export async function tryPatterns(corpus: string, cases: PatternCase[]): Promise<Tally> {
  const { tally, try: attempt } = createTally(corpus);
  for (const { pattern: source, attack } of cases) {
    await attempt(source, () => {
      let matches: ReturnType<typeof pattern> | null = null;
      try {
        matches = pattern(source);
      } catch {
        // Look-around and back-references are RE2's to refuse.
      }
      const text = attack.prefix + attack.pump.repeat(pumps) + attack.suffix;
      matches?.(text, text.length);
      return { ok: true };
    });
  }
  return tally;
}
