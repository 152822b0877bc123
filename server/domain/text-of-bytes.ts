import { inCharset, isUtf8 } from './mail/transfer.ts';

/** Enough to tell by how text is written, whatever its length. */
const looked = 4096;
/** Of UTF-16 at least every eighth letter is one of ASCII: marks and spaces alone come to that. A zero that strayed into a log does not. */
const fewestZeros = 1 / 16;

/**
 * The bytes of a file that says nothing of how it is written → its text: UTF-8, UTF-16 with or without its mark, or else Windows-1252, of which
 * Latin-1 is a part and which every byte is something in. UTF-8 that is damaged in places stays UTF-8. Never throws.
 */
export function textOfBytes(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return inCharset(bytes, wide);
  const text = inCharset(bytes, 'utf-8');
  return !text.includes('\ufffd') || isUtf8(bytes) || isMostlyWhole(text) ? text : inCharset(bytes, 'windows-1252');
}

/** Text has hardly a zero; UTF-16 has one beside each letter of ASCII, and always on the same side. */
function utf16Of(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [before, behind] = zeros as [number, number];
  if (Math.max(before, behind) < end * fewestZeros) return null;
  if (behind > before * 10) return 'utf-16le';
  return before > behind * 10 ? 'utf-16be' : null;
}

/** Letters of Windows-1252 stand alone between those of ASCII, which UTF-8 cannot be by chance. */
function isMostlyWhole(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return (text.match(/[\u0080-\ufffc]/g)?.length ?? 0) > damaged;
}
