import type { Attachment } from '../conversation.ts';
import { timeOf } from '../lenient.ts';
import { type Line, lineOf } from './transcript.ts';

// On iPhones in brackets, on others with a dash behind it: a log has neither, or a zone within the brackets.
const head =
  /^[\u200e\u200f]?(?=\[[^\]]{8,30}\]\s|\d[^[\]]{8,30}\s-\s)\[?(\d{1,4})([./-])(\d{1,2})[./-](\d{2,4}),?\s(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[\s\u202f]?([AP])\.?M\.?)?(?:\]|\s-)\s[\u200e\u200f]?(.*)$/i;
const said = /^([^:\n]{1,60}):\s([\s\S]*)$/;
const attached =
  /^[\u200e\u200f]?(?:<(?:attached|angehängt|adjunto|pièce jointe|anexado)\s?: ([^<>]{1,120})>|(\S.{0,100}\.\w{2,4}) \((?:file attached|Datei angehängt|fichier joint|archivo adjunto|arquivo anexado)\))/iu;
const omitted =
  /^[\u200e\u200f]?(?:<[^<>]{1,40}(?:omitted|ausgeschlossen|omis|omitidos?|oculto)>|(?:image|video|audio|sticker|GIF|document) omitted)$/iu;

/**
 * A chat that WhatsApp exported: a date, a time and a name before each message; lines without a name are the app's own. Its dates are
 * written as the phone has it: which number is the day is told by the numbers themselves, else by the clock of twelve hours.
 * @returns null where the text is no such export of two parties or more
 */
export function whatsAppLines(rows: string[]): Line[] | null {
  // Told by how it begins: a date within what somebody said makes no export.
  if (!head.test(rows.find((row) => row.trim() !== '') ?? '')) return null;
  const heads = rows.map((row) => head.exec(row));
  const isMonthFirst = monthFirst(heads);
  const lines: Line[] = [];
  for (const [at, match] of heads.entries()) {
    const last = lines.at(-1);
    if (match) {
      const spoken = said.exec(match[9] ?? '');
      const line = lineOf(spoken?.[1]?.trim() ?? null, spoken?.[2] ?? match[9] ?? '', momentOf(match, isMonthFirst));
      if (!spoken) line.author = 'system';
      lines.push(spoken ? withFile(line) : line);
    } else if (last) last.text += `\n${rows[at]}`;
  }
  return new Set(lines.flatMap(({ name }) => name ?? [])).size < 2 ? null : lines;
}

function monthFirst(heads: (RegExpExecArray | null)[]): boolean {
  let hasHalves = false;
  for (const match of heads) {
    if (match?.[2] !== '/') continue;
    if (Number(match[1]) > 12) return false;
    if (Number(match[3]) > 12) return true;
    hasHalves ||= match[8] !== undefined;
  }
  return hasHalves;
}

function momentOf([, one, , two, three, hour, minute, second, half]: string[], isMonthFirst: boolean): string | null {
  const isYearFirst = one!.length === 4;
  const [year, month, day] = isYearFirst ? [one, two, three] : isMonthFirst ? [three, one, two] : [three, two, one];
  const pad = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return timeOf(
    `${year!.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}T${pad(String(hours))}:${pad(minute)}:${pad(second)}Z`,
  );
}

function withFile(line: Line): Line {
  const [whole, one, other] = attached.exec(line.text) ?? omitted.exec(line.text) ?? [];
  if (whole === undefined) return line;
  const file: Attachment = { name: one ?? other ?? 'file', contentType: null, url: null };
  return { ...line, text: line.text.slice(whole.length).trim(), attachments: [file] };
}
