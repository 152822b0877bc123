import { type Features, featuresOf } from '../signals/model/features.ts';
import type { Glossary } from '../signals/model/glossary-table.ts';
import { outputs } from '../signals/model/outputs.ts';
import { normalise } from '../signals/normalise.ts';
import { readOrdinary, readPublic, type Sentence } from './read-sentences.ts';

export interface Example {
  features: Features;
  /** One target 0..1 for each output; null where this example says nothing about it. */
  targets: (number | null)[];
  weight: number;
  /** Our own sentences have one; only they are joined into longer texts. */
  lang: string | null;
}

// Chosen by leaving one hand out at a time. Topics and moods are rare among the sentences, so each that has one counts for more.
const topicWeight = 2;
const frustratedWeight = 2;
export const ordinaryWeight = 0.7;

export function exampleOf({ text, targets, lang }: Sentence, glossary: Glossary): Example {
  const weight = targets.slice(2).some((target) => target === 1) ? topicWeight : targets[1] === 1 ? frustratedWeight : 1;
  return { features: featuresOf(normalise(text), glossary), targets, weight, lang };
}

// Public sets hold real fraud and billing questions, unmarked: what speaks of money says nothing about those two.
const aboutMoney =
  /charg|fee|fraud|stole|lost|card|pay|paid|transact|refund|bill|cash|transfer|account|money|extra|debit|purchase|bank|block|withdr|balance|atm|suspicious|hack|identity/i;

function ordinaryExample(text: string, glossary: Glossary): Example {
  const isUnmarked = aboutMoney.test(text);
  const targets = outputs.map((output) => (isUnmarked && (output === 'fraud' || output === 'billing_dispute') ? null : 0));
  return { features: featuresOf(normalise(text), glossary), targets, weight: ordinaryWeight, lang: null };
}

/** Everything that is not our own: it is learned from whichever hand is left out. */
export function publicExamples(glossary: Glossary): Example[] {
  const asking = readPublic().map(({ text, asks }): Example => {
    const targets = outputs.map((output) => (output === 'asks' ? asks : null));
    return { features: featuresOf(normalise(text), glossary), targets, weight: asks === 0 ? ordinaryWeight : 1, lang: null };
  });
  return [...asking, ...readOrdinary().map((text) => ordinaryExample(text, glossary))];
}
