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

/** What a reader of the HTML would see, as plain text: blocks and breaks become lines, scripts and styles nothing. Linear in its input. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[^>]*-->/g, '')
    .replace(/<(script|style|head)\b[^<>]*>[^<]*(?:<(?!\/(?:script|style|head)\b)[^<]*)*<\/(?:script|style|head)\s*>/gi, '')
    .replace(/<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|ul|ol|table)\s*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '- ')
    .replace(/<\/?[a-z][^<>]*(?:>|$)/gi, '')
    .replace(
      /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}|#39);/gi,
      (whole, name: string) => entities[name.toLowerCase()] ?? numbered(name) ?? whole,
    )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function numbered(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}
