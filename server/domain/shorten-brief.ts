import type { Brief } from './brief.ts';

/** Under this name the short brief stands in the metadata of the ticket's creation. */
export const briefMetadataKey = 'baton_brief';

/**
 * The same brief with as many of the newest messages as fit: for places that hold little.
 * @param longest characters of its JSON
 */
export function shortenBrief(brief: Brief, longest: number): Brief {
  let room = longest - JSON.stringify({ ...brief, messages: [] }).length;
  let first = brief.messages.length;
  while (first > 0) {
    room -= JSON.stringify(brief.messages[first - 1]).length + 1;
    if (room < 0) break;
    first -= 1;
  }
  return { ...brief, messages: brief.messages.slice(first), omitted: brief.omitted + first };
}
