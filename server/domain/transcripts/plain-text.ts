import { written } from './clock.ts';
import type { Line } from './transcript.ts';

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
  /^(?:https?|e-?mail|subject|date|to|from|cc|sent|order|note|ps|re|fwd?|url|tel|phone|address|id|conversation|handed off)$/i;

/** `Name: text`, `[time] Name: text`, `Name (time): text`; lines without a name belong to the one before. Markdown's emphasis around names is dropped. */
export function plainLines(text: string): { lines: Line[]; header: string[] } {
  const lines: Line[] = [];
  const header: string[] = [];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = withoutEmphasis(raw);
    const spoken = spokenIn(line);
    const last = lines.at(-1);
    if (spoken && /^\s{4,}/.test(raw) && last) last.text += `\n${raw.trim()}`;
    else if (spoken) lines.push(spoken);
    else if (last) last.text += `\n${raw.trim()}`;
    else if (raw.trim() !== '') header.push(raw.trim());
  }
  return { lines, header };
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

function spokenIn(line: string): Line | null {
  // Most lines of long texts are no beginning of speech: that is told by their first characters.
  const head = line.slice(0, longestHead);
  if (!/[:：]/.test(head)) return null;
  const later = /[[(]/.test(head) ? nameThenTime.exec(line) : null;
  if (later) return { speaker: (later[1] ?? '').trim(), sentAt: written(later[2] ?? ''), text: later[3] ?? '' };
  for (const shape of /^[[(\d]/.test(line) ? shapes : bare) {
    const match = shape.exec(line);
    if (!match) continue;
    const speaker = (match[2] ?? '').trim();
    if (noSpeaker.test(speaker) || speaker.split(/\s+/).length > 6) continue;
    return { speaker, sentAt: match[1] ? written(match[1]) : null, text: match[3] ?? '' };
  }
  return null;
}

/** Zendesk's messaging comment: many turns on one line, `(HH:MM:SS) Name: text  (HH:MM:SS) Name: text`, without a date. */
export function inlineLines(text: string): Line[] {
  const starts = [...text.matchAll(inline)];
  return starts.map((start, index) => ({
    speaker: (start[2] ?? '').trim(),
    text: text.slice(start.index + start[0].length, starts[index + 1]?.index ?? text.length).trim(),
  }));
}
