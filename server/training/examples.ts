import { featuresOf } from '../signals/model/features.ts';
import { outputs } from '../signals/model/outputs.ts';
import { normalise } from '../signals/normalise.ts';
import type { Example } from './learn.ts';
import { readOrdinary, readPublic, type Sentence } from './read-sentences.ts';

// Chosen by leaving one hand out at a time. Topics are rare among the sentences, so each that has one counts for more.
const topicWeight = 2;
const frustratedWeight = 2;
const ordinaryWeight = 0.5;

export function exampleOf({ text, targets }: Sentence): Example {
  const weight = targets.slice(2).some((target) => target === 1) ? topicWeight : targets[1] === 1 ? frustratedWeight : 1;
  return { features: featuresOf(normalise(text)), targets, weight };
}

// Public sets hold real fraud and billing questions, unmarked: what speaks of money says nothing about those two.
const aboutMoney =
  /charg|fee|fraud|stole|lost|card|pay|paid|transact|refund|bill|cash|transfer|account|money|extra|debit|purchase|bank|block|withdr|balance|atm|suspicious|hack|identity/i;

function ordinaryExample(text: string): Example {
  const isUnmarked = aboutMoney.test(text);
  const targets = outputs.map((output) => (isUnmarked && (output === 'fraud' || output === 'billing_dispute') ? null : 0));
  return { features: featuresOf(normalise(text)), targets, weight: ordinaryWeight };
}

/** Everything that is not our own: it is learned from whichever hand is left out. */
export function publicExamples(): Example[] {
  const asking = readPublic().map(({ text, asks }) => {
    const targets = outputs.map((output) => (output === 'asks' ? asks : null));
    return { features: featuresOf(normalise(text)), targets, weight: asks === 0 ? ordinaryWeight : 1 };
  });
  return [...asking, ...readOrdinary().map(ordinaryExample)];
}
