import { rowsOf } from '../rows-of.ts';
import { base64Bytes, inCharset, quotedBytes } from './transfer.ts';

/** Fields of a head by their names in lower case; of those that come twice the first. */
export type Fields = ReadonlyMap<string, string>;

const fieldName = /^[!-9;-~]{1,80}$/;
const longestHead = 200_000;

/** The fields that a source begins with, unfolded, and where its body begins. @returns null where the first lines are no fields */
export function fieldsAtHead(source: string): { fields: Fields; body: number } | null {
  const end = /\r?\n[ \t]*\r?\n/.exec(source.slice(0, longestHead));
  const head = source.slice(0, end ? end.index : longestHead);
  const fields = new Map<string, string>();
  for (const row of rowsOf(head.replace(/\r?\n(?=[ \t])/g, ''))) {
    const colon = row.indexOf(':');
    const name = row.slice(0, Math.max(colon, 0)).trim();
    if (!fieldName.test(name)) return null;
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, row.slice(colon + 1).trim());
  }
  return { fields, body: end ? end.index + end[0].length : head.length };
}

const encoded = /=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\r\n]{0,1000})\?=/gi;

/** `=?utf-8?Q?J=C3=B6?=` → `Jö`. Words of one charset that follow each other may share a letter: their bytes are read as one. */
export function decodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  let [out, from] = ['', 0];
  let held: { charset: string; bytes: number[] } | null = null;
  const flush = () => {
    if (held) out += inCharset(Uint8Array.from(held.bytes), held.charset);
    held = null;
  };
  for (const { 0: whole, 1: charset = '', 2: kind = '', 3: body = '', index } of text.matchAll(encoded)) {
    const between = text.slice(from, index);
    if (held === null || between.trim() !== '' || (held as { charset: string }).charset !== charset.toLowerCase()) {
      flush();
      // Blanks between two encoded words are only there to fold the line.
      if (from === 0 || between.trim() !== '') out += between;
      held = { charset: charset.toLowerCase(), bytes: [] };
    }
    const bytes = kind.toLowerCase() === 'b' ? base64Bytes(body) : quotedBytes(body.replaceAll('_', ' '));
    for (const byte of bytes) held.bytes.push(byte);
    from = index + whole.length;
  }
  flush();
  return out + text.slice(from);
}

const parameter = /;\s{0,20}([\w*-]{1,40})\s{0,20}=\s{0,20}(?:"([^"\r\n]{0,500})"|([^;\s"]{0,500}))/g;

/** `multipart/mixed; boundary="x"` → its value in lower case and what is said of it. Names in pieces or with a charset of their own (RFC 2231) are put together. */
export function withParameters(field: string | undefined): { value: string; parameters: Fields } {
  const text = (field ?? '').slice(0, 4_000);
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of text.matchAll(parameter)) {
    const [key = '', ...marks] = name.toLowerCase().split('*');
    const value = quoted ?? bare;
    const said = name.endsWith('*') ? percentDecoded(value) : decodedWords(value);
    parameters.set(key, marks.some((mark) => /^\d+$/.test(mark)) ? (parameters.get(key) ?? '') + said : said);
  }
  return { value: (text.split(';', 1)[0] ?? '').trim().toLowerCase(), parameters };
}

function percentDecoded(value: string): string {
  const [, charset = 'utf-8', said = value] = /^([\w-]{1,40})'[\w-]{0,20}'(.*)$/.exec(value) ?? [];
  return inCharset(quotedBytes(said.replaceAll('=', '=3D').replaceAll('%', '=')), charset);
}
