import { inCharset, wholeUtf8 } from './mail/transfer.ts';

/** Enough to tell by how text is written, whatever its length. */
const looked = 4096;
const mostJudged = 65_536;
/** Of UTF-16 at least every eighth letter is one of ASCII: marks and spaces alone come to that. A zero that strayed into a log does not. */
const fewestZeros = 1 / 16;

/**
 * The bytes of a file that says nothing of how it is written → its text: UTF-8, UTF-16 by its mark or by letters of ASCII, or else Windows-1252, of
 * which Latin-1 is a part and which every byte is something in. UTF-8 that is cut, or damaged in places, stays UTF-8. Never throws.
 */
export function textOfBytes(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return inCharset(bytes, wide);
  return wholeUtf8(bytes) ?? inCharset(bytes, isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** Text has hardly a zero; UTF-16 has one beside each letter of ASCII, and always on the same side. */
function utf16Of(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [before, behind] = zeros as [number, number];
  if (Math.max(before, behind) < Math.max(2, end * fewestZeros)) return null;
  if (behind > before * 10) return 'utf-16le';
  return before > behind * 10 ? 'utf-16be' : null;
}

/** Letters of Windows-1252 stand alone between those of ASCII, which those of UTF-8, two to four bytes each, never do. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, mostJudged);
  let [whole, alone] = [0, 0];
  for (let at = 0; at < end; at += 1) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let length = 1;
    while (length < size && at + length < end && (bytes[at + length]! & 0xc0) === 0x80) length += 1;
    const isLead = lead >= 0xc2 && lead < 0xf5;
    // What the end cuts off is told by what there is of it, or by the two bytes with which the accents of western languages begin.
    const isCut = at + length === end && (length > 1 || lead < 0xc4);
    if (isLead && (length === size || isCut)) {
      whole += 1;
      at += length - 1;
    } else alone += 1;
  }
  return whole > 0 && whole >= alone;
}
