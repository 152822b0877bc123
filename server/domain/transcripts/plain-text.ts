import { written } from './clock.ts';
import { authorOfName, type Line, lineOf } from './transcript.ts';

// A name before a colon: short, no sentence, no address. Bounded, so that a line costs a bounded time.
const name = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_&/-]{0,48}(?:\([^()]{1,40}\))?`;
const time = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[T ,]+)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;
const shapes = [
  new RegExp(String.raw`^[[(](${time})[\])]\s*(${name})\s*[:：]\s*(.*)$`, 'u'),
  new RegExp(String.raw`^(${time})\s*(?:[-–—|]\s*)?(${name})\s*[:：]\s+(.*)$`, 'u'),
  new RegExp(String.raw`^()(${name})\s*(?::(?=\s|$)|：)\s*(.*)$`, 'u'),
];
const bare = shapes.slice(-1);
const longestHead = 140;
const nameThenTime = new RegExp(String.raw`^(${name})\s*[[(](${time})[\])]\s*[:：]?\s*(.*)$`, 'u');
const inline = /\((\d{1,2}:\d{2}:\d{2})\)\s+([^:()\n]{1,60}):\s/g;
const noSpeaker =
  /^(?:https?|e-?mail|subject|date|to|from|cc|sent|order|note|ps|re|fwd?|url|tel|phone|address|id|conversation|chat started|chat ended|chat transcript|handed off|betreff|datum|objet|asunto|fecha|assunto|oggetto|件名|日付)$/i;

/** `Name: text`, `[time] Name: text`, `Name (time): text`; lines without a name belong to the one before. Markdown's emphasis around names is dropped. */
export function plainLines(rows: string[]): { lines: Line[]; isMarkdown: boolean } {
  const lines: Line[] = [];
  const names = new Set<string>();
  let isMarkdown = false;
  // Where parties are headings, a word before a colon is none of them. One heading is a title, and behind somebody's name it is part of what was said.
  const titles = new Set(rows.flatMap((row) => titleOf(row) ?? []));
  const mayBeTitled = titles.size > 1;
  let isTitled = false;
  let hasSpoken = false;
  // Empty rows count only where somebody goes on behind them: most stand between two messages.
  let empty = 0;
  for (const raw of rows) {
    if (raw.trim() === '') {
      empty += 1;
      continue;
    }
    const title: string | null = mayBeTitled && (isTitled || !hasSpoken) ? titleOf(raw) : null;
    const beside = title === null ? eventOf(raw) : lineOf(title, '');
    if (beside !== null) {
      lines.push(beside);
      isTitled ||= title !== null;
      continue;
    }
    const isBare = beginsWithLetter(raw);
    const line = isBare ? raw : withoutEmphasis(raw);
    if (!isBare) isMarkdown ||= markdown.test(raw);
    const spoken: Line | null = isTitled ? null : (saidByKnown(line, names) ?? spokenIn(line, names));
    const last = lines.at(-1);
    hasSpoken ||= spoken !== null;
    if (spoken && (isBare || !last || !/^\s{4,}/.test(raw))) lines.push(spoken);
    else if (last) last.text += `${'\n'.repeat(empty + 1)}${raw.trim()}`;
    empty = 0;
  }
  const joined = new Set(
    lines.flatMap(({ author, text }) => (author === 'system' ? (/^(.+) joined the chat$/.exec(text)?.[1] ?? []) : [])),
  );
  // Whoever joins a chat that a visitor began works for the company.
  for (const line of lines) if (line.name !== null && joined.has(line.name) && authorOfName(line.name) === null) line.author = 'agent';
  return { lines, isMarkdown: isMarkdown || isTitled };
}

const longestBeside = 280;
const happened = new RegExp(String.raw`^[[(](${time})[\])]\s*\*{3}(.{1,200})\*{3}$`, 'u');
const titled = /^#{1,6}\s+(\S[^:#\n]{0,39}):?$/;

/** An event between stars is no speech of the form `Name: text`. */
function eventOf(raw: string): Line | null {
  const first = raw.charCodeAt(0);
  if ((first !== 0x28 && first !== 0x5b) || raw.length > longestBeside) return null;
  const event = happened.exec(raw.trimEnd());
  return event && { ...lineOf(null, (event[2] ?? '').trim(), written(event[1] ?? '')), author: 'system' };
}

/** A party's name, where it is the heading of what it says. */
function titleOf(raw: string): string | null {
  if (raw.charCodeAt(0) !== 0x23 || raw.length > longestBeside) return null;
  const title = titled.exec(raw.trimEnd())?.[1]?.trim() ?? null;
  return title !== null && title.split(/\s+/).length <= 2 && authorOfName(title) !== null ? title : null;
}

const markdown = /^\s*(?:[-*]\s+)?(?:\*\*|__|#)/;

/** Nothing to take off: most lines. */
function beginsWithLetter(raw: string): boolean {
  const code = raw.charCodeAt(0) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

const longestName = 50;
const mostNames = 50;

/** A name that was read before, and a colon: what is left of a long conversation once its few speakers are known. */
function saidByKnown(line: string, names: Set<string>): Line | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > longestName || line.charCodeAt(colon + 1) !== 0x20) return null;
  const speaker = line.slice(0, colon);
  return names.has(speaker) ? lineOf(speaker, line.slice(colon + 2).trimStart()) : null;
}

/** Markdown: list marks, quotes and headings before a line go, and the emphasis around the name that it begins with. */
function withoutEmphasis(raw: string): string {
  const line = raw.replace(/^\s*(?:[-*>#]+\s+)?/, '');
  const bold = /^(\*\*|__)([^*_\n]{1,80})\1\s*/.exec(line);
  if (!bold) return line;
  const rest = line.slice(bold[0].length);
  const name = (bold[2] ?? '').trim();
  return name.endsWith(':') ? `${name} ${rest}` : `${name}${rest}`;
}

function spokenIn(line: string, names: Set<string>): Line | null {
  // Most lines of long texts are no beginning of speech: that is told by their first characters.
  const head = line.slice(0, longestHead);
  if (!/[:：]/.test(head)) return null;
  const later = /[[(]/.test(head) ? nameThenTime.exec(line) : null;
  if (later) return lineOf((later[1] ?? '').trim(), later[3] ?? '', written(later[2] ?? ''));
  for (const shape of /^[[(\d]/.test(line) ? shapes : bare) {
    const match = shape.exec(line);
    if (!match) continue;
    const speaker = (match[2] ?? '').trim();
    if (noSpeaker.test(speaker) || speaker.split(/\s+/).length > 6) continue;
    // Of a name without brackets nothing but the colon behind it can make speech.
    if (shape === bare[0] && names.size < mostNames && /^[\p{L}\p{N} .'’_&/-]+$/u.test(speaker)) names.add(speaker);
    return lineOf(speaker, match[3] ?? '', match[1] ? written(match[1]) : null);
  }
  return null;
}

/**
 * Zendesk's messaging comment: many turns on one line, `(HH:MM:SS) Name: text  (HH:MM:SS) Name: text`, without a date. It is written when
 * the bot hands over, and bots have the names of people: whoever greets a requester that is named as such is the bot.
 */
export function inlineLines(text: string): Line[] {
  const starts = [...text.matchAll(inline)];
  const lines = starts.map((start, index) =>
    lineOf((start[2] ?? '').trim(), text.slice(start.index + start[0].length, starts[index + 1]?.index ?? text.length).trim()),
  );
  const greets = lines[0]?.name ?? null;
  if (authorOfName(greets) === null && lines.some(({ name }) => authorOfName(name) === 'requester'))
    for (const line of lines) if (line.name === greets) line.author = 'bot';
  return lines;
}
