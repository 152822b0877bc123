import type { Brief } from '#domain/brief.ts';
import { newestBriefs } from '../../store/seen.ts';
import type { HandoffDeps } from '../deps.ts';
import type { Settings } from '../settings.ts';
import { languageCode } from '../waiting-words.ts';
import { builtInLanguages } from '../words-for-requester.ts';

/** So many of the newest handoffs are looked at. */
const newest = 200;

export interface LanguageSeen {
  /** The first part of its tag. */
  code: string;
  handoffs: number;
  /** Baton has words of its own in it. */
  isBuiltIn: boolean;
}

/** Languages of the newest handoffs, the most frequent first. */
export async function languagesSeen({ db }: HandoffDeps): Promise<LanguageSeen[]> {
  const counts = new Map<string, number>();
  for (const text of await newestBriefs(db, newest)) {
    const { locale } = (JSON.parse(text) as Brief).conversation;
    if (locale === null) continue;
    const code = languageCode(locale);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([code, handoffs]) => ({ code, handoffs, isBuiltIn: builtInLanguages.includes(code) }));
}

/** Of those, what requesters would be told in English although they write otherwise. */
export function unspoken(seen: LanguageSeen[], messages: Settings['messages']): string[] {
  const spoken = (code: string) =>
    messages.some(({ when, languages }) => when === 'accepted' && languages?.some((one) => languageCode(one) === code));
  return seen.filter(({ code, isBuiltIn }) => !isBuiltIn && !spoken(code)).map(({ code }) => code);
}
