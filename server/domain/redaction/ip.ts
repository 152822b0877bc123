import type { Finder, Found } from './kind.ts';

/** Addresses of the Internet, of both versions. */
export const findIps: Finder = ({ plain }) => {
  const found: Found[] = [];
  for (const match of plain.matchAll(/(?<![\p{L}\d_.:])[0-9a-f:][0-9a-f:.]{1,60}(?![\p{L}\d_])/giu)) {
    const text = match[0].replace(/\.+$/, '').replace(/(?<!:):$/, '');
    if (isVersion4(text) || isVersion6(text)) found.push({ from: match.index, to: match.index + text.length });
  }
  return found;
};

function isVersion4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256 && (part === '0' || part[0] !== '0'));
}

function isVersion6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return false;
  const parts = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = parts.at(-1) ?? '';
  const hasVersion4 = isVersion4(last);
  const words = hasVersion4 ? parts.slice(0, -1) : parts;
  const count = words.length + (hasVersion4 ? 2 : 0);
  return words.every((word) => /^[0-9a-f]{1,4}$/i.test(word)) && (halves.length === 2 ? count < 8 : count === 8);
}
