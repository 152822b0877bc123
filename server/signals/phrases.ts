import { fold } from './normalise.ts';

/**
 * One pattern out of many, to be used on normalised text. Those of `words` stand between word boundaries; those of
 * `anywhere` may stand inside a run of letters, as scripts without spaces and languages with prefixes need.
 * Sources are alternations in lower case without capturing groups.
 */
export function phrases(words: string[], anywhere: string[] = []): RegExp {
  const parts: string[] = [];
  if (words.length > 0) parts.push(`(?<![\\p{L}\\p{N}])(?:${fold(words.join('|'))})(?![\\p{L}\\p{N}])`);
  if (anywhere.length > 0) parts.push(fold(anywhere.join('|')));
  return new RegExp(parts.join('|'), 'u');
}
