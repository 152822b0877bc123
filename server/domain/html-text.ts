import { withoutHidden } from './html-hidden.ts';

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  hellip: '…',
  mdash: '—',
  ndash: '–',
};

const breaks = /<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|ul|ol|table)\s*>/gi;

/** What a reader of the HTML would see, as plain text: blocks and breaks become lines, scripts and styles nothing. Linear in its input. */
export function htmlText(html: string): string {
  // Each pass reads the whole text, so that each is made only where there is something for it.
  let text = withoutHidden(html);
  text = text.replace(breaks, '\n');
  if (/<li\b/i.test(text)) text = text.replace(/<li\b[^<>]*>/gi, '- ');
  text = text.replace(/<\/?[a-z][^<>]*(?:>|$)/gi, '');
  if (text.includes('&')) text = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}|#39);/gi, written);
  if (/[ \t]\n/.test(text)) text = text.replace(/[ \t]+\n/g, '\n');
  if (text.includes('\n\n\n')) text = text.replace(/\n{3,}/g, '\n\n');
  return text.trim();
}

function written(whole: string, name: string): string {
  return entities[name.toLowerCase()] ?? numbered(name) ?? whole;
}

function numbered(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}
