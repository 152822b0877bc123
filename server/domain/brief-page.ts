import type { Brief, BriefMessage } from './brief.ts';
import { type Confidence, confidenceOf } from './glance/confidence.ts';
import { asCount, asObject, asShare, asText, listOf, orNull } from './read-json.ts';

/** What stands for the older messages of a brief that are still to come: enough for the first glance, and for every place to be right. */
export interface Earlier {
  /** How many they are. */
  count: number;
  /** Of the whole conversation. */
  confidence: Confidence;
  /** The first of them, and those that prove something. */
  places: { at: number; id: string; sent_at: string | null }[];
}

/**
 * A brief with its newest messages; `earlier` where there are more; `served_at`: when, by the server's clock; `said`: how much had been said
 * by then, as `messages` of where the handoff stands; `changed_at`: when somebody did something last that changes it, '' where nobody has. Whoever
 * does not know the keys reads it as a short brief.
 */
export type BriefPage = Brief & { earlier?: Earlier; served_at?: string; said?: number; changed_at?: string };

/** @param most how many messages it may have */
export function newestOf(brief: Brief, most: number): BriefPage {
  const count = brief.messages.length - most;
  if (count <= 0) return brief;
  const proofs = new Set([...brief.why.reasons, ...(brief.summary?.lines ?? [])].flatMap(({ evidence }) => evidence));
  const places = brief.messages.slice(0, count).flatMap(({ id, sent_at }, at) => (at === 0 || proofs.has(id) ? [{ at, id, sent_at }] : []));
  return { ...brief, messages: brief.messages.slice(count), earlier: { count, confidence: confidenceOf(brief.messages), places } };
}

/** What a server told of the messages that are still to come; null where nothing is missing. @throws AppError bad_brief */
export function parseEarlier(value: unknown): Earlier | null {
  const { earlier } = asObject(value, 'content');
  if (earlier === undefined) return null;
  const { count, confidence, places } = asObject(earlier, 'earlier');
  const sure = asObject(confidence, 'earlier.confidence');
  return {
    count: asCount(count, 'earlier.count'),
    confidence: {
      count: asCount(sure.count, 'earlier.confidence.count'),
      points: listOf((point, path) => {
        const { at, share } = asObject(point, path);
        return { at: asCount(at, path), share: asShare(share, path) };
      })(sure.points, 'earlier.confidence.points'),
    },
    places: listOf((place, path) => {
      const { at, id, sent_at } = asObject(place, path);
      return { at: asCount(at, path), id: asText(id, path), sent_at: orNull(asText)(sent_at, path) };
    })(places, 'earlier.places'),
  };
}

const toCome: BriefMessage = {
  id: '',
  author: 'system',
  name: null,
  text: '',
  sent_at: null,
  confidence: null,
  intent: null,
  sources: null,
  attachments: [],
};

/** The brief with every message at its place; those that are still to come are empty there. */
export function withPlaces(brief: Brief, { count, places }: Earlier): Brief {
  const before = Array.from({ length: count }, () => toCome);
  for (const { at, ...known } of places) if (at < count) before[at] = { ...toCome, ...known };
  return { ...brief, messages: [...before, ...brief.messages] };
}
