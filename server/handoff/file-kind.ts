import { wholeUtf8 } from '#domain/mail/transfer.ts';
import { textOfBytes } from '#domain/text-of-bytes.ts';

/** What may be sent: by its first bytes, because a name or a header is anybody's claim. */
const kinds: { type: string; ending: string; isIt: (head: string) => boolean }[] = [
  { type: 'image/png', ending: 'png', isIt: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', ending: 'jpg', isIt: (head) => head.startsWith('\xff\xd8\xff') },
  { type: 'image/gif', ending: 'gif', isIt: (head) => /^GIF8[79]a/.test(head) },
  { type: 'image/webp', ending: 'webp', isIt: (head) => /^RIFF[\s\S]{4}WEBP/.test(head) },
  { type: 'image/heic', ending: 'heic', isIt: (head) => /^[\s\S]{4}ftyp(?:heic|heix|mif1)/.test(head) },
  { type: 'application/pdf', ending: 'pdf', isIt: (head) => head.startsWith('%PDF-') },
];

/** For a form's file field. */
export const acceptedTypes = [...kinds.map(({ type }) => type), 'text/plain'].join(',');

/** @returns null for what is none of the kinds that may be sent */
export function fileKind(bytes: Uint8Array): { type: string; ending: string } | null {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  const kind = kinds.find(({ isIt }) => isIt(head));
  if (kind) return { type: kind.type, ending: kind.ending };
  return isPlainText(bytes) ? { type: 'text/plain', ending: 'txt' } : null;
}

/** Text, however it is written, that no browser would take for a page: one may read zeros between letters as nothing. */
function isPlainText(bytes: Uint8Array): boolean {
  const text = textOfBytes(bytes);
  const asLetters = Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
  // A text may tell of damage; one that is damaged is perhaps none.
  if (text.includes('\ufffd') && wholeUtf8(bytes) === null) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  return text.trim() !== '' && !/[\0-\x08\x0e-\x1f\x81\x8d\x8f\x90\x9d]|<[a-z!?/]/i.test(text) && !/<[a-z!?/]/i.test(asLetters);
}
