import { visible } from './visible.ts';

/** A stretch of text: as it was written, blacked out by somebody, or a character that cannot be seen. */
export interface TextPart {
  kind: 'text' | 'redacted' | 'hidden' | 'found';
  text: string;
}

// What redactors leave behind: Baton's own, Presidio's, and the bars and stars of others.
const special =
  /(?<hidden>⟨U\+[0-9A-F]{4,6}⟩)|(?<redacted>\[(?:redacted|removed|masked|hidden|geschwärzt|caviardé|oculto)[^\]\n]{0,40}\]|█{2,}|\*{4,}|•{4,}|<(?:EMAIL_ADDRESS|PHONE_NUMBER|CREDIT_CARD|IBAN_CODE|PERSON|LOCATION|IP_ADDRESS|US_SSN|DATE_TIME|URL)>)/giu;

/** Cuts a text into what must be shown differently. Joined together the parts are the visible text. @param query what is searched for, '' for nothing */
export function textParts(text: string, query = ''): TextPart[] {
  const parts: TextPart[] = [];
  const shown = visible(text);
  let from = 0;
  for (const match of shown.matchAll(special)) {
    parts.push(...withFound(shown.slice(from, match.index), query));
    parts.push({ kind: match.groups?.hidden === undefined ? 'redacted' : 'hidden', text: match[0] });
    from = match.index + match[0].length;
  }
  parts.push(...withFound(shown.slice(from), query));
  return parts;
}

function withFound(text: string, query: string): TextPart[] {
  if (text === '') return [];
  const lower = text.toLowerCase();
  const wanted = query.trim().toLowerCase();
  // Where lower case has another length the places would be wrong: then nothing is marked.
  if (wanted === '' || lower.length !== text.length) return [{ kind: 'text', text }];
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ kind: 'text', text: text.slice(from, at) });
    parts.push({ kind: 'found', text: text.slice(at, at + wanted.length) });
    from = at + wanted.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
