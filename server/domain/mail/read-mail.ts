import type { Attachment } from '../conversation.ts';
import { htmlText } from '../html-text.ts';
import { textOfBytes } from '../text-of-bytes.ts';
import { decodedWords, type Fields, fieldsAtHead, withParameters } from './fields.ts';
import { base64Bytes, inCharset, quotedBytes } from './transfer.ts';

/** A mail as it goes over the wire, read. */
export interface Mail {
  from: string;
  date: string | null;
  subject: string | null;
  /** What its writer meant to be read; HTML as text where nothing else is there. */
  text: string;
  files: Attachment[];
  /** The source ends before its last part does. */
  isCut: boolean;
}

interface Read {
  text: string;
  html: string;
  files: Attachment[];
  isCut: boolean;
}

// Forwarded within forwarded; deeper, and beyond so many parts, nobody has anything to say.
const deepest = 8;
const mostParts = 200;
/** What a head has that no chat begins with. */
const telling = ['date', 'subject', 'to', 'message-id', 'mime-version', 'received', 'return-path', 'delivered-to'];

/** Where mailboxes put many into one file, a line without a colon stands before each. */
const mailboxLine = /^From \S{1,200} .{1,80}\r?\n/;

/** The source of one mail: its head, decoded, and its text. @returns null where a text begins with no such head */
export function readMail(given: string): Mail | null {
  const source = given.replace(mailboxLine, '');
  const head = fieldsAtHead(source);
  const from = head?.fields.get('from');
  if (!head || from === undefined || !telling.some((name) => head.fields.has(name))) return null;
  const { text, html, files, isCut } = readPart(head.fields, source.slice(head.body), deepest);
  const subject = head.fields.get('subject');
  return {
    from: decodedWords(from),
    date: head.fields.get('date') ?? null,
    subject: subject === undefined ? null : decodedWords(subject),
    text: text.trim() === '' ? htmlText(html) : text,
    files,
    isCut,
  };
}

function readPart(fields: Fields, body: string, depth: number): Read {
  const { value: type, parameters } = withParameters(fields.get('content-type') ?? 'text/plain');
  const disposition = withParameters(fields.get('content-disposition'));
  const boundary = parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary && depth > 0) return readParts(type, body, boundary, depth);
  const name = disposition.parameters.get('filename') ?? parameters.get('name');
  if (disposition.value === 'attachment' || !/^text\/(?:plain|html)$/.test(type))
    return { text: '', html: '', files: [{ name: name ?? type, contentType: type, url: null }], isCut: false };
  const text = flowed(decoded(body, fields.get('content-transfer-encoding'), parameters.get('charset')), parameters.get('format'));
  return { ...(type === 'text/html' ? { text: '', html: text } : { text, html: '' }), files: [], isCut: false };
}

function readParts(type: string, body: string, boundary: string, depth: number): Read {
  const { parts, isCut } = partsOf(body, boundary);
  const read = parts.map((part) => {
    // A part may begin with an empty line: then it has no head.
    const head = /^[ \t]*\r?\n/.test(part) ? null : fieldsAtHead(part);
    return readPart(head?.fields ?? new Map(), part.slice(head?.body ?? 0), depth - 1);
  });
  const all = (kind: 'text' | 'html') => read.map((one) => one[kind]).filter((one) => one.trim() !== '');
  // Of alternatives the last that can be shown is the richest, and all say the same. Elsewhere each part says something of its own.
  const isAlternative = type === 'multipart/alternative';
  const texts = isAlternative ? all('text').slice(0, 1) : read.map(({ text, html }) => (text.trim() === '' ? htmlText(html) : text));
  return {
    text: texts.filter((one) => one.trim() !== '').join('\n\n'),
    html: isAlternative ? (all('html').at(-1) ?? '') : '',
    files: read.flatMap(({ files }) => files),
    isCut: isCut || read.some((one) => one.isCut),
  };
}

/** What stands between lines of `--boundary`; the last of them has two more dashes behind it. */
function partsOf(body: string, boundary: string): { parts: string[]; isCut: boolean } {
  const text = `\n${body}`;
  const mark = `\n--${boundary}`;
  const parts: string[] = [];
  let begin = text.indexOf(mark);
  while (begin >= 0 && parts.length < mostParts) {
    if (text.startsWith('--', begin + mark.length)) return { parts, isCut: false };
    const line = text.indexOf('\n', begin + mark.length);
    if (line < 0) break;
    const next = text.indexOf(mark, line);
    parts.push(text.slice(line + 1, next < 0 ? text.length : next));
    begin = next;
  }
  return { parts, isCut: parts.length < mostParts };
}

function decoded(body: string, encoding: string | undefined, charset: string | undefined): string {
  const kind = (encoding ?? '').trim().toLowerCase();
  if (kind !== 'base64' && kind !== 'quoted-printable') return body;
  const bytes = kind === 'base64' ? base64Bytes(body) : quotedBytes(body);
  return charset === undefined ? textOfBytes(bytes) : inCharset(bytes, charset);
}

/** Lines that end in a blank go on in the next one; the two dashes before a signature do not. */
function flowed(text: string, format: string | undefined): string {
  return format?.toLowerCase() === 'flowed' ? text.replace(/(?<!\n--) \r?\n(?!>|\r?\n)/g, ' ') : text;
}
