import { timeOf } from '../lenient.ts';
import { written } from './clock.ts';
import { authorOfName, type Line, lineOf } from './transcript.ts';

/** A mail's head as programs write it, in the languages of the panel. */
const names = {
  from: 'from|von|de|da|差出人|من',
  date: 'date|sent|gesendet|datum|envoyé|enviado|enviada|enviado el|fecha|data|inviato|送信日時|日付|تاريخ|تم الإرسال',
  subject: 'subject|betreff|objet|asunto|assunto|oggetto|件名|الموضوع',
  other: 'to|cc|an|à|para|宛先|إلى',
};
const field = new RegExp(`^(${Object.values(names).join('|')})\\s?[:：]\\s*(.*)$`, 'i');
const isNamed = (kind: keyof typeof names, name: string) => new RegExp(`^(?:${names[kind]})$`, 'i').test(name);

// The time may follow the date after a word of its own, so the name begins behind whichever of the two comes last.
const when = String.raw`(.{4,80}?(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|\d{4}))(?:,| um| à)?\s+(?!at |um |à |às |a las |alle |\d)`;
const who = '(.{1,80}?)';
/** The line that programs put before what they quote: the date first, then who wrote it. */
const intros = [
  new RegExp(`^On ${when}${who}\\s+wrote\\s*:$`, 'i'),
  new RegExp(`^Am ${when}(?:Uhr )?schrieb ${who}\\s*:$`, 'i'),
  new RegExp(`^Le ${when}${who}\\s+a écrit\\s*:$`, 'i'),
  new RegExp(`^El ${when}${who}\\s+escribió\\s*:$`, 'i'),
  new RegExp(`^Il ${when}${who}\\s+ha scritto\\s*:$`, 'i'),
  new RegExp(`^Em ${when}${who}\\s+escreveu\\s*:$`, 'i'),
  new RegExp(String.raw`^(\d{4}年\d{1,2}月\d{1,2}日.{0,12}?\d{1,2}:\d{2})\s*${who}\s*[:：]$`),
  new RegExp(String.raw`^في (.{4,80}?)[،,]? كتب ${who}\s*:$`),
];
const wrapped =
  /^((?:>\s?)*(?:On|Am|Le|El|Il|Em) .{4,120})\r?\n(?:>\s?)*(.{0,60}?(?:wrote|schrieb .{1,60}|a écrit|escribió|ha scritto|escreveu)\s?:|[^\s<>]{1,80}@[^\s<>]{1,80}>(?: wrote)?\s?:)$/gm;

function introIn(row: string): { at: string; name: string } | null {
  const line = row.trim();
  if (!/[:：]$/.test(line) || line.length > 240) return null;
  for (const intro of intros) {
    const match = intro.exec(line);
    if (match) return { at: match[1] ?? '', name: match[2] ?? '' };
  }
  return null;
}

/** Whether a text looks like an email or a thread of them: it says whom it is from, or what is quoted is introduced. */
export function isEmail(text: string): boolean {
  const rows = text
    .slice(0, 20_000)
    .replace(wrapped, '$1 $2')
    .split(/\r\n|\r|\n/);
  const fields = rows.slice(0, 15).map((row) => field.exec(row)?.[1] ?? '');
  const others = fields.filter((name) => name !== '' && !isNamed('from', name));
  return (
    (others.length > 0 && fields.some((name) => isNamed('from', name))) || rows.some((row) => introIn(row.replace(quote, '')) !== null)
  );
}

const quote = /^(?:\s*>)+\s?/;

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
  for (const row of text.replace(wrapped, '$1 $2').split(/\r\n|\r|\n/)) {
    const bare = row.replace(quote, '');
    const head = field.exec(bare);
    const opening = introIn(bare);
    if (opening) {
      current = { speaker: nameOf(opening.name), sentAt: written(opening.at.replace(/ at | um | à | às | a las /, ' ')), rows: [] };
      parts.push(current);
    } else if (head && isHeading(current, head[1] ?? '')) {
      if (isNamed('from', head[1] ?? '')) {
        if (current.speaker !== null || current.rows.some((one) => one.trim() !== '')) {
          current = { speaker: null, sentAt: null, rows: [] };
          parts.push(current);
        }
        current.speaker = nameOf(head[2] ?? '');
      } else if (isNamed('date', head[1] ?? '')) current.sentAt = timeOf(head[2]);
      else if (isNamed('subject', head[1] ?? '')) subject ??= (head[2] ?? '').trim() || null;
    } else if (
      !/^_{10,}\s*$/.test(bare) &&
      !/^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|forwarded message)/i.test(bare)
    )
      current.rows.push(bare);
  }
  const lines = parts.map(({ speaker, sentAt, rows }) => {
    const text = rows
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    return lineOf(speaker, text, sentAt);
  });
  const [latest, answered, ...earlier] = lines;
  if (latest && latest.name === null && answered) signAs(latest, answered.name, earlier);
  return { lines: lines.reverse(), subject };
}

/** Nobody signs at the top what is written below a mail program's head: it is the other one's who is answered. */
function signAs(latest: Line, answered: string | null, earlier: Line[]): void {
  latest.name = earlier.find(({ name }) => name !== null && name !== answered)?.name ?? null;
  const other = authorOfName(answered);
  if (latest.name === null && other !== null && other !== 'system') latest.author = other === 'requester' ? 'agent' : 'requester';
}

/** Fields stand at the head of a mail; the same words further down are somebody's sentence, but for "From:", which begins the next mail. */
function isHeading(current: Part, name: string): boolean {
  return isNamed('from', name) || !current.rows.some((row) => row.trim() !== '');
}

function nameOf(address: string): string {
  return address.replace(/\(?<[^<>]{0,120}>\)?|["']/g, '').trim() || address.replace(/[<>]/g, '').trim();
}
