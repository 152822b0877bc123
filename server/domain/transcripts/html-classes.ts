import type { Author } from '../conversation.ts';
import { withoutHidden } from '../html-hidden.ts';
import { htmlText } from '../html-text.ts';
import { written } from './clock.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

const tag = /<([a-z][a-z0-9]{0,10})\b([^<>]{0,400})>/gi;
const classes = /\b(?:class|data-(?:author|role|sender|from|type))\s{0,2}=\s{0,2}(?:"([^"]{1,200})"|'([^']{1,200})')/gi;
const nameWords = /^(?:author|sender|name|nick|nickname|username|from|speaker|who)$/i;
const timeWords = /^(?:time|timestamp|date|datetime|sent)$/i;
const roleWords =
  /^(?:visitor|user|customer|client|requester|guest|enduser|contact|bot|assistant|chatbot|agent|operator|admin|staff|support|system|incoming|inbound|outgoing|outbound)$/i;

type Mark = { kind: 'role'; author: Author | null } | { kind: 'name' } | { kind: 'time' };

/** What an element says it is. Class names are put together from words: `chat-msg--visitor`, `msgVisitor`. */
function markOf(attributes: string): Mark | null {
  const words = [...attributes.matchAll(classes)].flatMap(([, double, single]) =>
    (double ?? single ?? '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}]+/u),
  );
  if (words.some((word) => nameWords.test(word))) return { kind: 'name' };
  if (words.some((word) => timeWords.test(word))) return { kind: 'time' };
  const role = words.find((word) => roleWords.test(word));
  return role === undefined ? null : { kind: 'role', author: authorOf(role) };
}

function authorOf(role: string): Author | null {
  if (/^(?:incoming|inbound)$/i.test(role)) return 'requester';
  return /^(?:outgoing|outbound)$/i.test(role) ? 'agent' : authorOfName(role);
}

interface Said {
  author: Author | null;
  name: string | null;
  time: string | null;
  html: string;
}

/** Longer than any name or time with the tags around it. */
const longestLabel = 2_000;

/** Where an element ends that began before `from`. One that is never closed holds nothing, and its end is not looked for up to the end of the page. */
function endOf(element: string, html: string, from: number): number {
  const end = new RegExp(`</${element}\\b`, 'i').exec(html.slice(from, from + longestLabel));
  return end ? from + end.index : from;
}

/** Whether somebody was announced and has not spoken yet. What stood there is let go of: looked at again for every mark, it would grow for ever. */
function isFresh(one: Said | undefined): one is Said {
  if (one === undefined || one.name !== null || htmlText(one.html) !== '') return false;
  one.html = '';
  return true;
}

/**
 * Pages whose elements tell by their classes who speaks: `<div class="message visitor"><span class="author">Jo</span> …`. A message begins with an
 * element that names a party or a role, and reaches up to the next. One pass.
 * @returns null where no two parties speak so
 */
export function classedLines(given: string): Line[] | null {
  const html = withoutHidden(given);
  const said: Said[] = [];
  let from = 0;
  for (const found of html.matchAll(tag)) {
    const mark = markOf(found[2] ?? '');
    if (!mark || found.index < from) continue;
    const last = said.at(-1);
    if (last) last.html += html.slice(from, found.index);
    from = found.index + found[0].length;
    if (mark.kind === 'role') {
      // Within a message the bubble may say again whose it is.
      if (!last || last.author !== mark.author || !isFresh(last)) said.push({ author: mark.author, name: null, time: null, html: '' });
      continue;
    }
    const end = endOf(found[1] ?? '', html, from);
    const words = htmlText(html.slice(from, end)).replace(/\s*[:：]$/, '');
    from = end;
    const current = mark.kind === 'time' || isFresh(last) ? last : undefined;
    if (mark.kind === 'time') {
      if (current) current.time ??= words;
    } else if (current) current.name = words || null;
    else said.push({ author: null, name: words || null, time: null, html: '' });
  }
  const last = said.at(-1);
  if (last) last.html += html.slice(from);
  const lines = said.flatMap(({ author, name, time, html }) => {
    const text = htmlText(html).replace(/^[:：]\s*/, '');
    return text === '' ? [] : [{ ...lineOf(name, text, time === null ? null : written(time)), author }];
  });
  return new Set(lines.map(({ author, name }) => `${author} ${name}`)).size < 2 ? null : lines;
}
