import type { Brief } from '../brief.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { looked } from './evidence.ts';
import { type KnownFact, knownFacts } from './known.ts';
import { type MissingFact, missingFacts } from './missing.ts';
import { type Mood, moodOf } from './mood.ts';
import { type Promised, promisesOf } from './promised.ts';
import { type Proofs, proofsOf } from './proofs.ts';
import { type TriedStep, triedSteps } from './tried.ts';

/** What an agent has to know before the first word: each line with the place in `brief.messages` of the message that proves it. */
export interface Glance {
  /** ISO 8601 in UTC. */
  waitingSince: string;
  confidence: Confidence;
  mood: Mood;
  proofs: Proofs;
  promised: Promised[];
  known: KnownFact[];
  tried: TriedStep[];
  missing: MissingFact[];
  /** How many of the newest messages it was read from; null where those are all. */
  looked: number | null;
}

export function glanceOf(brief: Brief): Glance {
  const known = knownFacts(brief);
  const mood = moodOf(brief);
  return {
    waitingSince: brief.handoff.requested_at,
    confidence: confidenceOf(brief.messages),
    mood,
    proofs: proofsOf(brief, mood),
    promised: promisesOf(brief),
    known,
    tried: triedSteps(brief),
    missing: missingFacts(brief, known),
    looked: brief.messages.length > looked ? looked : null,
  };
}
