import type { Message } from '../conversation.ts';
import type { TranscriptNote } from './transcript.ts';

/** How far back from its end a text is looked at. */
const tailLength = 4_000;
const ended = /[.!?…。！？।؟:;)\]}"'”’»」』|*_`~\p{Extended_Pictographic}\p{M}]$/u;
/** Programs that write these end every line. */
const alwaysEnded = new Set(['webvtt', 'srt']);
const fewestOthers = 2;
/** Of a few messages all, of many most. */
const mostlyEnded = 0.8;
const few = 5;

/**
 * Whether a text of lines or of HTML stops in the middle of a message. Certain where something that was opened is not closed; likely where the
 * last line has no end, its words do not either, and those of the other messages do. Whoever reads what cannot be cut, such as a
 * comment, ends it with a line end.
 */
export function cutShort(text: string, format: string, messages: Message[]): TranscriptNote[] {
  const tail = text.slice(-tailLength);
  if (format === 'html' ? isOpenHtml(text, tail) : alwaysEnded.has(format) && /<[^<>]{0,200}$/.test(tail))
    return [{ code: 'cut', after: messages.length }];
  if (format === 'html' || /[\r\n]\s*$/.test(tail) || ended.test(tail.trimEnd())) return [];
  let whole = 0;
  for (const message of messages) if (ended.test(message.text.slice(-2))) whole += 1;
  const others = messages.length - 1;
  return others >= (alwaysEnded.has(format) ? 1 : fewestOthers) && whole >= (others < few ? others : others * mostlyEnded)
    ? [{ code: 'maybe_cut', after: messages.length }]
    : [];
}

const tag = /<(\/?)([a-z][a-z0-9]{0,10})\b[^<>]{0,400}(>?)/gi;
const neverClosed = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'wbr', 'col', 'source', 'area', 'base', 'embed', 'doctype']);
/** Of these the end may be left out: nothing is missing where it always is. */
const mayStayOpen = new Set(['p', 'li', 'tr', 'td', 'th', 'dt', 'dd', 'thead', 'tbody', 'option', 'html', 'body']);

function isOpenHtml(text: string, tail: string): boolean {
  if (/<[^<>]{0,400}$/.test(tail)) return true;
  const open: string[] = [];
  for (const [, isEnd, given = ''] of tail.matchAll(tag)) {
    const name = given.toLowerCase();
    if (neverClosed.has(name)) continue;
    if (isEnd === '') open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name);
  }
  if (/<html\b/i.test(text.slice(0, tailLength)) && !/<\/html\s{0,5}>/i.test(tail)) return true;
  const beginning = text.slice(0, tailLength).toLowerCase();
  return open.some((name) => !mayStayOpen.has(name) || (name !== 'html' && name !== 'body' && beginning.includes(`</${name}`)));
}
