import type { Attachment } from '../conversation.ts';
import { readMail } from '../mail/read-mail.ts';
import { written } from './clock.ts';
import { introIn } from './email-intro.ts';
import { QuotedParts, quotedRows, type Row } from './quoted-parts.ts';
import { authorOfAddress, authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

/** A mail's head as programs write it, in the languages of the panel and their neighbours. */
const names = {
  from: 'from|von|de|da|van|od|från|fra|lähettäjä|kimden|gönderen|odesílatel|feladó|expéditeur|mittente|remitente|remetente|nadawca|afsender|avsändare|от|від|发件人|寄件者|보낸 ?사람|差出人|من',
  date: 'date|sent|gesendet|datum|dato|päiväys|päivämäärä|tarih|dátum|odesláno|elküldve|envoyé|enviado|enviada|enviado el|enviada em|fecha|data|inviato|verzonden|wysłano|skickat|sendt|lähetetty|gönderme tarihi|отправлено|дата|надіслано|发送时间|寄件日期|보낸 ?날짜|送信日時|日付|تاريخ|تم الإرسال',
  subject:
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|konu|předmět|predmet|tárgy|тема|主题|主旨|제목|件名|الموضوع',
  other:
    'to|cc|bcc|komu|címzett|an|à|a|para|aan|do|till|til|kopia|kopie|vastaanottaja|kime|кому|копия|收件人|收件者|抄送|받는 ?사람|宛先|إلى|reply-to',
};
const field = new RegExp(`^(${Object.values(names).join('|')})\\s?[:：]\\s*(.*)$`, 'i');
const isNamed = (kind: keyof typeof names, name: string) => new RegExp(`^(?:${names[kind]})$`, 'i').test(name);

/** Fields copied out of a mail program may have kept their bold print. */
function bareField(row: string): RegExpExecArray | null {
  return field.exec(/^[*_]/.test(row) ? row.replace(/^[*_]{1,2}([^*_:：]{1,30}[:：])[*_]{1,2}/, '$1') : row);
}

/** Whether a text looks like an email or a thread of them: it says whom it is from, or what is quoted is introduced. */
function isThread(text: string): boolean {
  const rows = quotedRows(text.slice(0, 20_000));
  // A quoted mail's head may stand anywhere; its fields stand together.
  return rows.some(({ text }, at) => introIn(text) !== null || isHead(rows, at));
}

/** "From:" begins a mail where other fields stand right below it, or above it; alone it is somebody's sentence. */
function isHead(rows: Row[], at: number): boolean {
  const name = bareField(rows[at]?.text ?? '')?.[1];
  if (name === undefined || !isNamed('from', name)) return false;
  for (const near of [-2, -1, 1, 2]) {
    const other = bareField(rows[at + near]?.text ?? '')?.[1];
    if (other !== undefined && !isNamed('from', other)) return true;
  }
  return false;
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
  const rows = quotedRows(text);
  const shallowest = rows.reduce(
    (least, { depth, text }) => (text.trim() === '' ? least : Math.min(least, depth)),
    Number.POSITIVE_INFINITY,
  );
  const parts = new QuotedParts(Number.isFinite(shallowest) ? shallowest : 0, from, date === null ? null : momentOf(date));
  let subject: string | null = null;
  for (const [at, row] of rows.entries()) {
    const head = bareField(row.text);
    const opening = introIn(row.text);
    if (opening) parts.begin(row.depth, opening.name, momentOf(opening.at));
    else if (head && isNamed('from', head[1] ?? '') && isHead(rows, at)) parts.head(row.depth, head[2] ?? '');
    else if (head && parts.isEmpty && !isNamed('from', head[1] ?? '')) {
      // Fields stand at the head of a mail; the same words further down are somebody's sentence.
      if (isNamed('date', head[1] ?? '')) parts.date(momentOf(head[2] ?? ''));
      else if (isNamed('subject', head[1] ?? '')) subject ??= (head[2] ?? '').trim() || null;
    } else if (!separator.test(row.text)) parts.say(row, rows[at - 1] ?? null);
  }
  const lines = parts.all.map(({ from, sentAt, text }) => {
    const line = lineOf(from === null ? null : nameOf(from), text, sentAt);
    if (from !== null && authorOfName(line.name) === null) line.author = authorOfAddress(from);
    return line;
  });
  const [latest, answered, ...earlier] = lines;
  if (latest && files.length > 0) latest.attachments = files;
  if (latest && latest.name === null && answered) signAs(latest, answered, earlier);
  return { lines: lines.reverse(), subject };
}

/** Programs rule off what they quote, with words of their language between dashes. */
const separator =
  /^(?:_{10,}\s*$|-{4,} ?\p{L}[^-]{2,50}-{4,}\s*$|-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|wiadomość oryginalna|forwarded message|weitergeleitete nachricht|message transféré))/iu;

function momentOf(date: string): string | null {
  return written(date.replace(/ at | um | à | às | a las | alle ore | alle | om | kl\.? | o (?=\d)/, ' ').replace(/\s+Uhr\b/, ''));
}

/** Nobody signs at the top what is written below a mail program's head: it is the other one's who is answered. */
function signAs(latest: Line, answered: Line, earlier: Line[]): void {
  latest.name = earlier.find(({ name }) => name !== null && name !== answered.name)?.name ?? null;
  const other = answered.author ?? authorOfName(answered.name);
  if (latest.name !== null) return;
  if (other === 'agent' || other === 'bot') latest.author = 'requester';
  // Of two whom nothing tells apart, the one who wrote first is taken for the requester.
  else if (other === 'requester' || (other === null && earlier.length === 0 && answered.text !== '')) latest.author = 'agent';
}

function nameOf(address: string): string {
  return address.replace(/\(?<[^<>]{0,120}>\)?|\[mailto:[^[\]]{0,120}\]|["']/g, '').trim() || address.replace(/[<>]/g, '').trim();
}
