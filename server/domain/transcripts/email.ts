import type { Attachment } from '../conversation.ts';
import { readMail } from '../mail/read-mail.ts';
import { written } from './clock.ts';
import { authorOfAddress, authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

/** A mail's head as programs write it, in the languages of the panel and their neighbours. */
const names = {
  from: 'from|von|de|da|van|od|från|fra|lähettäjä|kimden|от|від|发件人|寄件者|보낸 ?사람|差出人|من',
  date: 'date|sent|gesendet|datum|envoyé|enviado|enviada|enviado el|enviada em|fecha|data|inviato|verzonden|wysłano|skickat|sendt|lähetetty|gönderme tarihi|отправлено|дата|надіслано|发送时间|寄件日期|보낸 ?날짜|送信日時|日付|تاريخ|تم الإرسال',
  subject: 'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|konu|тема|主题|主旨|제목|件名|الموضوع',
  other: 'to|cc|an|à|a|para|aan|do|till|til|kopia|kopie|vastaanottaja|kime|кому|копия|收件人|收件者|抄送|받는 ?사람|宛先|إلى|reply-to',
};
const field = new RegExp(`^(${Object.values(names).join('|')})\\s?[:：]\\s*(.*)$`, 'i');
const isNamed = (kind: keyof typeof names, name: string) => new RegExp(`^(?:${names[kind]})$`, 'i').test(name);

// The time may follow the date after a word of its own, so the name begins behind whichever of the two comes last.
const when = String.raw`(.{4,80}?(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|\d{4}))(?:,| um| à)?\s+(?!at |um |à |às |a las |alle |om |o |kl\.? |\d)`;
const who = '(.{1,80}?)';
/** The line that programs put before what they quote: the date first, then who wrote it. */
const intros = [
  [`On ${when}${who}\\s+wrote`],
  [`Am ${when}(?:Uhr )?schrieb ${who}`],
  [`Le ${when}${who}\\s+a écrit`],
  [`El ${when}${who}\\s+escribió`],
  [`Il ${when}${who}\\s+ha scritto`],
  [`Em ${when}${who}\\s+escreveu`],
  [`Op ${when}schreef ${who}`],
  [`Den ${when}skrev ${who}`],
  [`(?:W dniu )?${when}${who}\\s+(?:napisał(?:\\(a\\)|a)?|pisze)`],
  [`${when}${who}\\s+(?:пишет|написал(?:\\(а\\)|а)?)`],
  [String.raw`(\d{4}年\d{1,2}月\d{1,2}日.{0,12}?\d{1,2}:\d{2})[,，]?\s*${who}(?:\s*写道|\s*寫道)?`],
  [String.raw`(\d{4}[年/]\d{1,2}[月/]\d{1,2}日?.{0,12}?\d{1,2}:\d{2})[、,，]\s*${who}のメール`],
  [String.raw`(\d{4}년 ?\d{1,2}월 ?\d{1,2}일.{0,12}?\d{1,2}:\d{2})[,，]?\s*${who}님이 작성`],
  [`في (.{4,80}?)[،,]? كتب ${who}`],
].map(([intro]) => new RegExp(String.raw`^${intro}\s*[:：]$`, 'i'));
const wrapped =
  /^((?:>\s?)*(?:On|Am|Le|El|Il|Em|Op|Den|W dniu) .{4,120}(?<![:：]))\r?\n(?:>\s?)*(.{0,60}?(?:wrote|schrieb .{1,60}|schreef .{1,60}|skrev .{1,60}|a écrit|escribió|ha scritto|escreveu|napisał(?:\(a\))?)\s?:|[^\s<>]{1,80}@[^\s<>]{1,80}>(?: wrote)?\s?:)$/gm;

function introIn(row: string): { at: string; name: string } | null {
  const line = row.trim();
  if (!/[:：]$/.test(line) || line.length > 240) return null;
  for (const intro of intros) {
    const match = intro.exec(line);
    if (match) return { at: match[1] ?? '', name: match[2] ?? '' };
  }
  return null;
}

/** Fields copied out of a mail program may have kept their bold print. */
function bareField(row: string): RegExpExecArray | null {
  return field.exec(/^[*_]/.test(row) ? row.replace(/^[*_]{1,2}([^*_:：]{1,30}[:：])[*_]{1,2}/, '$1') : row);
}

/** Whether a text looks like an email or a thread of them: it says whom it is from, or what is quoted is introduced. */
function isThread(text: string): boolean {
  const rows = text
    .slice(0, 20_000)
    .replace(wrapped, '$1 $2')
    .split(/\r\n|\r|\n/);
  // A quoted mail's head may stand anywhere; its fields stand together.
  return rows.some((row, at) => introIn(row.replace(quote, '')) !== null || isHead(rows, at));
}

/** "From:" begins a mail where other fields stand right below it, or above it; alone it is somebody's sentence. */
function isHead(rows: string[], at: number): boolean {
  const name = bareField((rows[at] ?? '').replace(quote, ''))?.[1];
  if (name === undefined || !isNamed('from', name)) return false;
  for (const near of [-2, -1, 1, 2]) {
    const other = bareField((rows[at + near] ?? '').replace(quote, ''))?.[1];
    if (other !== undefined && !isNamed('from', other)) return true;
  }
  return false;
}

const quote = /^(?:\s*>)+\s?/;

interface Part {
  from: string | null;
  sentAt: string | null;
  rows: string[];
  /** How deep its words are quoted; null before the first of them. */
  depth: number | null;
}

/** A thread's mails, oldest first. */
export interface Thread {
  lines: Line[];
  subject: string | null;
  isCut: boolean;
}

/** A mail, as its source or as it was copied, with all that it quotes. @returns null where a text is none */
export function emailThread(text: string): Thread | null {
  const mail = readMail(text);
  if (!mail) return isThread(text) ? { ...threadOf(text, null, null, []), isCut: false } : null;
  const thread = threadOf(mail.text, mail.from, mail.date, mail.files);
  return { lines: thread.lines, subject: mail.subject ?? thread.subject, isCut: mail.isCut };
}

/** What is quoted is what was written before, each level of quotation further back. */
function threadOf(text: string, from: string | null, date: string | null, files: Attachment[]): Omit<Thread, 'isCut'> {
  const parts: Part[] = [{ from, sentAt: date === null ? null : momentOf(date), rows: [], depth: 0 }];
  let subject: string | null = null;
  let current = parts[0] as Part;
  const rows = text.replace(wrapped, '$1 $2').split(/\r\n|\r|\n/);
  const atDepth = new Map([[0, current]]);
  let isAfterEmpty = true;
  for (const [at, row] of rows.entries()) {
    const bare = row.replace(quote, '');
    const depth = quote.exec(row)?.[0].split('>').length ?? 1;
    const head = bareField(bare);
    const opening = introIn(bare);
    if (opening) {
      settle(atDepth, current, depth - 1);
      current = { from: opening.name, sentAt: momentOf(opening.at), rows: [], depth: null };
      parts.push(current);
    } else if (head && isNamed('from', head[1] ?? '') && isHead(rows, at)) {
      if (current.from !== null || current.rows.some((one) => one.trim() !== '')) {
        current = { from: null, sentAt: null, rows: [], depth: null };
        parts.push(current);
      }
      current.from = head[2] ?? '';
    } else if (head && !current.rows.some((one) => one.trim() !== '') && !isNamed('from', head[1] ?? '')) {
      // Fields stand at the head of a mail; the same words further down are somebody's sentence.
      if (isNamed('date', head[1] ?? '')) current.sentAt ??= momentOf(head[2] ?? '');
      else if (isNamed('subject', head[1] ?? '')) subject ??= (head[2] ?? '').trim() || null;
    } else if (!separator.test(bare)) {
      if (bare.trim() !== '') current = partOf(atDepth, current, depth - 1, isAfterEmpty);
      current.rows.push(bare);
    }
    isAfterEmpty = bare.trim() === '';
  }
  const lines = parts.map(({ from, sentAt, rows }) => {
    const text = rows
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    const line = lineOf(from === null ? null : nameOf(from), text, sentAt);
    if (from !== null && authorOfName(line.name) === null) line.author = authorOfAddress(from);
    return line;
  });
  const [latest, answered, ...earlier] = lines;
  if (latest && files.length > 0) latest.attachments = files;
  if (latest && latest.name === null && answered) signAs(latest, answered, earlier);
  return { lines: lines.reverse(), subject };
}

/**
 * Whose words these are: who answers below what is quoted, or between it, goes on with their own mail. Behind an empty line only: programs
 * that break long lines forget to quote the rest of them.
 */
function partOf(atDepth: Map<number, Part>, current: Part, depth: number, isAfterEmpty: boolean): Part {
  const own = settle(atDepth, current, depth);
  if (depth > own) return atDepth.get(depth) ?? current;
  if (depth === own || !isAfterEmpty) return current;
  for (let outer = depth; outer >= 0; outer -= 1) {
    const part = atDepth.get(outer);
    if (part) return part;
  }
  return current;
}

/** The first of its words, or what a mail itself quotes, tells how deep it is quoted. */
function settle(atDepth: Map<number, Part>, part: Part, depth: number): number {
  if (part.depth !== null) return part.depth;
  part.depth = depth;
  // What was quoted deeper is another mail's.
  for (const deeper of atDepth.keys()) if (deeper > depth) atDepth.delete(deeper);
  atDepth.set(depth, part);
  return depth;
}

const separator =
  /^(?:_{10,}\s*$|-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|wiadomość oryginalna|forwarded message|weitergeleitete nachricht|message transféré))/i;

function momentOf(date: string): string | null {
  return written(date.replace(/ at | um | à | às | a las | alle ore | alle | om | kl\.? | o (?=\d)/, ' ').replace(/\s+Uhr\b/, ''));
}

/** Nobody signs at the top what is written below a mail program's head: it is the other one's who is answered. */
function signAs(latest: Line, answered: Line, earlier: Line[]): void {
  latest.name = earlier.find(({ name }) => name !== null && name !== answered.name)?.name ?? null;
  const other = answered.author ?? authorOfName(answered.name);
  if (latest.name === null && other !== null && other !== 'system') latest.author = other === 'requester' ? 'agent' : 'requester';
}

function nameOf(address: string): string {
  return address.replace(/\(?<[^<>]{0,120}>\)?|\[mailto:[^[\]]{0,120}\]|["']/g, '').trim() || address.replace(/[<>]/g, '').trim();
}
