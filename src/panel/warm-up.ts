import { glanceOf } from '#domain/glance/glance.ts';
import { parseBrief } from '#domain/parse-brief.ts';
import { textParts } from '#domain/text-parts.ts';
import { ago, languageName, moment, percent } from '../i18n/format.ts';

/**
 * While the server is asked, the page has nothing to do: what the engine makes at its first use, patterns of many languages and formatters,
 * is made then.
 */
export function warmUp(locale: string): void {
  const messages = [
    { id: '1', author: 'bot', text: 'We will write to you. To which address?' },
    { id: '2', author: 'requester', text: 'maya@shopper.example' },
  ];
  glanceOf(parseBrief({ version: 1, handoff: { id: '', requested_at: '' }, conversation: { id: '' }, messages }));
  textParts('-');
  const now = new Date();
  moment(now.toISOString(), locale, now);
  moment(now.toISOString(), locale, new Date(0));
  ago(60_000, locale);
  languageName(locale, locale);
  percent(0.5, locale);
}
