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

/** Public sets hold real fraud and billing questions, unmarked: they say nothing about those two. */
function ordinaryExample(text: string): Example {
  const targets = outputs.map((output) => (output === 'fraud' || output === 'billing_dispute' ? null : 0));
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
