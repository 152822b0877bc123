import { timeOf } from '../lenient.ts';
import { written } from './clock.ts';
import type { Line } from './transcript.ts';

const field = /^(from|to|cc|date|sent|subject|von|an|gesendet|betreff|de|à|envoyé|objet|para|enviado|asunto|da|inviato|oggetto):\s*(.*)$/i;
const fromField = /^(?:from|von|de|da)$/i;
const dateField = /^(?:date|sent|gesendet|envoyé|enviado|inviato)$/i;
const subjectField = /^(?:subject|betreff|objet|asunto|oggetto)$/i;
// The time may follow the date after a word of its own, so the name begins behind whichever of the two comes last.
const when = String.raw`(.{4,80}?(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|\d{4}))(?:,| um| à)?\s+(?!at |um |à |a las |alle |\d)`;
const intro = new RegExp(`^(?:On|Am|Le|El|Il) ${when}(?:schrieb )?(.{1,80}?)(?: wrote| a écrit| escribió| ha scritto)?\\s*:\\s*$`, 'i');

/** Whether a text looks like an email or a thread of them. */
export function isEmail(text: string): boolean {
  const rows = text.slice(0, 20_000).split(/\r\n|\r|\n/);
  const fields = rows.slice(0, 15).filter((row) => field.test(row)).length;
  return fields >= 2 || rows.some((row) => intro.test(row.trim()));
}

interface Part {
  speaker: string | null;
  sentAt: string | null;
  rows: string[];
}

/** A thread → its mails, oldest first: what is quoted is what was written before, each level of quotation further back. */
export function emailLines(text: string): { lines: Line[]; subject: string | null } {
  const parts: Part[] = [{ speaker: null, sentAt: null, rows: [] }];
  let subject: string | null = null;
  let current = parts[0] as Part;
  for (const row of text.split(/\r\n|\r|\n/)) {
    const bare = row.replace(/^(?:\s*>)+\s?/, '');
    const head = field.exec(bare);
    const opening = intro.exec(bare.trim());
    if (opening) {
      current = { speaker: nameOf(opening[2] ?? ''), sentAt: written((opening[1] ?? '').replace(/ at | um | à /, ' ')), rows: [] };
      parts.push(current);
    } else if (head && isHeading(current, head[1] ?? '')) {
      if (fromField.test(head[1] ?? '')) {
        if (current.speaker !== null || current.rows.some((one) => one.trim() !== '')) {
          current = { speaker: null, sentAt: null, rows: [] };
          parts.push(current);
        }
        current.speaker = nameOf(head[2] ?? '');
      } else if (dateField.test(head[1] ?? '')) current.sentAt = timeOf(head[2]);
      else if (subjectField.test(head[1] ?? '')) subject ??= (head[2] ?? '').trim() || null;
    } else if (!/^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|forwarded message)/i.test(bare))
      current.rows.push(bare);
  }
  const lines = parts.map(
    ({ speaker, sentAt, rows }): Line => ({
      speaker,
      sentAt,
      text: rows
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    }),
  );
  return { lines: lines.reverse(), subject };
}

/** Fields stand at the head of a mail; the same words further down are somebody's sentence, but for "From:", which begins the next mail. */
function isHeading(current: Part, name: string): boolean {
  return fromField.test(name) || !current.rows.some((row) => row.trim() !== '');
}

function nameOf(address: string): string {
  return address.replace(/<[^<>]{0,120}>|["']/g, '').trim() || address.replace(/[<>]/g, '').trim();
}
