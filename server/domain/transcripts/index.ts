import { htmlLines } from '../html-text.ts';
import { rowsOf } from '../rows-of.ts';
import { csvLines, headlessLines, type Table } from './csv.ts';
import { cueLines } from './cues.ts';
import { cutShort } from './cut-short.ts';
import { dashedLines } from './dashed-lines.ts';
import { emailThread } from './email.ts';
import { classedLines } from './html-classes.ts';
import { inlineLines } from './inline-chat.ts';
import { jsonTranscript, valueTranscript } from './json-transcript.ts';
import { pastedLines } from './paste.ts';
import { plainLines } from './plain-text.ts';
import { authorOfName } from './roles.ts';
import { offersHelp } from './speakers.ts';
import { titledLines } from './titled-blocks.ts';
import { type Line, ofLines, type Transcript } from './transcript.ts';
import { formFields } from './twilio-events.ts';
import { whatsAppLines } from './whatsapp.ts';

/** Characters that are read; beyond them a note says where it was cut. */
export const longestTranscript = 8_000_000;

/**
 * Reads a conversation in whatever format it was written down, told by its content. What is damaged is read as far as it goes.
 * Never throws.
 * @returns null where no conversation is in it
 */
export function readTranscript(text: string): Transcript | null {
  const whole = text.replace(/^\uFEFF/, '');
  const kept = whole.slice(0, longestTranscript);
  const read = readAny(kept.trim());
  if (!read || read.conversation.messages.length === 0) return null;
  const { notes, format, conversation } = read;
  const isTold = notes.some(({ code }) => code === 'cut');
  if (kept.length < whole.length && !isTold) return { ...read, notes: [...notes, { code: 'cut', after: conversation.messages.length }] };
  return isTold || !ofText.has(format) ? read : { ...read, notes: [...cutShort(kept, format, conversation.messages), ...notes] };
}

/** JSON in a string in JSON, as Power Automate and some exports nest it. */
const deepestInside = 2;

/** What is read line by line; the others tell by themselves where they stop. */
const ofText = new Set(['text', 'markdown', 'zendesk_chat', 'whatsapp', 'csv', 'email', 'webvtt', 'srt', 'html']);

function readAny(text: string, depth = 0): Transcript | null {
  if (/^[[{]/.test(text) && !/^\[[^\]{}"]{1,60}\]/.test(text)) {
    const read = jsonTranscript(text, (inside) => (depth < deepestInside ? readAny(inside.trim(), depth + 1) : null));
    if (read) return read;
  }
  if (/^WEBVTT\b/.test(text) || /^(?:\d+\s*\r?\n)?\d{1,2}:\d{1,2}[:.,\d]*\s+-->/.test(text)) {
    const { lines, isCut } = cueLines(text);
    return ofLines(/^WEBVTT/.test(text) ? 'webvtt' : 'srt', lines, isCut ? [{ code: 'cut', after: lines.length }] : [], 'phone');
  }
  const forms = formFields(text);
  if (forms) return valueTranscript(forms.length === 1 ? forms[0] : forms, () => null);
  // Known tags only: "<Ann> hello" is how some chats are logged.
  return /^<(?:!doctype|!--|\?xml|(?:html|head|meta|title|style|body|main|section|article|div|p|table|ul|ol|dl|pre|blockquote|span|strong|b|em|font|a|img|hr|br|h\d)\b)/i.test(
    text,
  )
    ? relabelled(readHtml(htmlLines(text)) ?? readClasses(text), 'html')
    : readText(text);
}

/** What else a text could be is told by how it begins: as one text it is put together only where it is worth it. */
const tellingLines = 60;

function readHtml(lines: string[]): Transcript | null {
  const head = lines.slice(0, tellingLines).join('\n').trim();
  return inlineLines(head).length > 0 || emailThread(head) !== null || csvLines(head) !== null
    ? readText(lines.join('\n').trim())
    : readLines(lines);
}

function readClasses(html: string): Transcript | null {
  const lines = classedLines(html);
  return lines && ofLines('html', lines);
}

function ofTable({ lines, skipped, isCut }: Table): Transcript | null {
  return ofLines('csv', lines, [
    ...(skipped > 0 ? [{ code: 'skipped' as const, count: skipped }] : []),
    ...(isCut ? [{ code: 'cut' as const, after: lines.length }] : []),
  ]);
}

function readText(text: string): Transcript | null {
  const inline = inlineLines(text);
  if (inline.length > 0) return ofLines('zendesk_chat', inline);
  const csv = csvLines(text);
  if (csv) return ofTable(csv);
  const thread = emailThread(text);
  if (thread) {
    const { lines, subject, isCut } = thread;
    const mail = ofLines('email', lines, isCut ? [{ code: 'cut', after: lines.length }] : [], 'email');
    return mail && subject
      ? { ...mail, conversation: { ...mail.conversation, report: { ...mail.conversation.report, classification: subject } } }
      : mail;
  }
  const rows = rowsOf(text);
  const chat = whatsAppLines(rows);
  if (chat) return ofLines('whatsapp', chat);
  const pasted = pastedLines(rows);
  return pasted ? ofLines('text', pasted) : (readLines(rows) ?? readLoosely(rows, text));
}

function readLines(rows: string[]): Transcript | null {
  const { lines, isMarkdown } = plainLines(rows);
  return isSpoken(lines) ? ofLines(isMarkdown ? 'markdown' : 'text', lines) : null;
}

/** What would take too much for speech, were it asked first. */
function readLoosely(rows: string[], text: string): Transcript | null {
  const table = headlessLines(text);
  if (table) return ofTable(table);
  const lines = pastedLines(rows, true) ?? titledLines(rows) ?? dashedLines(rows);
  return lines && ofLines('text', lines);
}

/** How many lines of one name only are a conversation all the same. */
const fewestOfOne = 3;

/**
 * A letter has words with a colon too: a conversation has two parties, and one of them is named as such, timed or heard again. Where all lines
 * have one name it is one that a program gives to whoever speaks.
 */
function isSpoken(lines: Line[]): boolean {
  const speakers = new Set<string>();
  let said = 0;
  for (const { name } of lines) {
    if (name === null) continue;
    speakers.add(name);
    said += 1;
  }
  const [only = null] = speakers;
  if (speakers.size < 2) return said >= fewestOfOne && (anybody.test(only ?? '') || authorOfName(only) !== null);
  return (
    said > speakers.size ||
    lines.some(
      ({ name, author, sentAt, text }) =>
        name !== null && (author !== null || authorOfName(name) !== null || sentAt !== null || offersHelp.test(text)),
    )
  );
}

const anybody = /^(?:unknown|unidentified|speaker|participant|channel|inconnu|unbekannt|desconocido|desconhecido|話者|未知)/i;

function relabelled(transcript: Transcript | null, format: string): Transcript | null {
  return transcript && { ...transcript, format };
}
