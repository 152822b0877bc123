import type { Brief, BriefMessage, BriefReason } from '#domain/brief.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { oneLine } from '#domain/visible.ts';

// Zendesk cuts a comment at 64 kB without a word: the note ends before that, and says so.
const mostBytes = 60_000;
const longestLine = 300;
const mostRows = 20;
const lastMessages = 10;

/** The note that agents without our app read: the same order as the panel, bounded, and nothing in it is markup but ours. */
export function noteHtml(brief: Brief): string {
  const { requester, conversation } = brief;
  const contact = [requester.name, requester.email, requester.phone].filter((part) => part !== null).join(', ');
  return joinWhileRoom([
    `<h2>Why the bot stopped</h2>${list(brief.why.reasons.map((reason) => reasonHtml(reason, brief)))}`,
    rows('What it understood', {
      Intent: brief.intent,
      Classification: brief.classification,
      Confidence: brief.confidence === null ? null : `${Math.round(brief.confidence * 100)} %`,
      Requester: contact === '' ? requester.id : contact,
      Channel: conversation.channel,
      Language: conversation.locale,
      Bot: conversation.bot_name ?? conversation.bot,
    }),
    brief.attempts.length === 0 ? '' : `<h2>Already tried</h2>${list(bounded(brief.attempts.map(attemptHtml)))}`,
    rows('Diagnostics', brief.diagnostics),
    rows('About the requester', requester.attributes),
    conversationHtml(brief),
  ]);
}

/** As many parts, from the first, as there is room for. */
function joinWhileRoom(parts: string[]): string {
  let note = '';
  for (const part of parts) {
    if (Buffer.byteLength(note + part) > mostBytes) return `${note}<p>Cut here: the attached brief has everything.</p>`;
    note += part;
  }
  return note;
}

function reasonHtml(reason: BriefReason, brief: Brief): string {
  const proof = brief.messages.filter((message) => reason.evidence.includes(message.id)).slice(-2);
  const quotes = proof.map((message) => `<br>“${safe(message.text)}”`).join('');
  return `${safe(reason.sentence)}${reason.code === 'asked_for_human' ? '' : quotes}`;
}

function attemptHtml({ step, worked }: Brief['attempts'][number]): string {
  const result = worked === null ? '' : worked ? ' (worked)' : ' (did not help)';
  return `${safe(step)}${result}`;
}

function conversationHtml(brief: Brief): string {
  const shown = brief.messages.slice(-lastMessages);
  const before = brief.messages.length + brief.omitted - shown.length;
  const first = before > 0 ? `<p>The last ${shown.length} of ${before + shown.length} messages; the attached transcript has more.</p>` : '';
  return `<h2>Conversation</h2>${first}${list(shown.map((message) => messageHtml(message)))}`;
}

function messageHtml(message: BriefMessage): string {
  return `<strong>${safe(message.name ?? message.author)}</strong>: ${safe(message.text)}`;
}

function rows(title: string, values: JsonObject): string {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return '';
  const lines = known.map(([key, value]) => `<strong>${safe(key)}</strong>: ${safe(plain(value))}`);
  return `<h2>${title}</h2>${list(bounded(lines))}`;
}

function bounded(lines: string[]): string[] {
  return lines.length <= mostRows ? lines : [...lines.slice(0, mostRows), `… and ${lines.length - mostRows} more in the attached brief`];
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function list(items: string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/** Text as text: no markup, no line breaks, and no braces that the helpdesk could take for a placeholder. */
export function safe(text: string, longest = longestLine): string {
  return oneLine(text, longest)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\{(?=[{%])/g, '{\u200b');
}
