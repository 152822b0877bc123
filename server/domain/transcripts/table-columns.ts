import type { Author } from '../conversation.ts';
import { authorOfName } from './roles.ts';

/** Places of columns; -1 where there is none. */
export interface Columns {
  /** What the speaker is. */
  role: number;
  name: number;
  text: number;
  /** A moment, and where the clock stands apart from the day, the clock. */
  time: number;
  clock: number;
}

const words = (list: string) => new Set(list.split(' '));

// In English, and as exports in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese, Chinese and Korean name them.
const speaker = words(
  'author speaker from sender participant who by user visitor absender absenderin von verfasser autor sprecher teilnehmer auteur expéditeur émetteur remitente emisor remetente mittente autore afzender nadawca 送信者 差出人 発言者 話者 发送者 发送人 发件人 发言人 發送者 보낸사람 작성자 발신자',
);
const role = words(
  'role type rolle typ rôle rol papel tipo kind ruolo roltype rola absendertyp absenderrolle direction richtung 役割 種別 角色 역할',
);
const name = words('name nom nombre nome naam nazwa 名前 氏名 姓名 名称 이름');
const text = words(
  'text message content body transcript utterance comment reply nachricht inhalt nachrichtentext kommentar antwort texte contenu commentaire mensaje texto contenido comentario mensagem conteúdo comentário messaggio testo commento bericht wiadomość treść メッセージ 本文 内容 發言 消息 消息内容 訊息 메시지 내용',
);
const time = words(
  'time timestamp date created sent datetime posted zeit datum zeitpunkt zeitstempel uhrzeit erstellt gesendet heure horodatage envoyé envoi créé création fecha hora creado creación enviado enviada data criado ora inviato creato tijd verzonden czas 日時 送信日時 時刻 时间 發送時間 发送时间 时间戳 일시 시간 보낸시간',
);
const clockOnly = words('time uhrzeit heure hora ora tijd');
/** A column of these tells which thing it is, not what is in it. */
const beside = words(
  'id ids number nr count url link email mail address status subject language channel conversation ticket attachment attachments',
);

type Kind = 'role' | 'name' | 'text' | 'time';

function kindOf(heading: string): Kind | null {
  const parts = heading
    .replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  const has = (some: Set<string>) => parts.some((part) => some.has(part));
  const speaks = has(speaker);
  const isRole = has(role);
  if (isRole && (speaks || parts.length === 1)) return 'role';
  if (parts.some((part) => part === 'id' || part === 'ids' || part === 'url' || part === 'email' || part === 'count')) return null;
  if (speaks && parts.includes('by')) return 'name';
  if (has(time)) return 'time';
  if (speaks) return 'name';
  if (isRole) return null;
  if (has(text)) return 'text';
  return has(name) ? 'name' : null;
}

const longestHeading = 60;
/** Somebody's words, in which names of columns may stand. */
const sentence = /[:：.?!]$|[:：.?!]\s|(?:\S+\s+){6}/;

/** Which column is which, by what the first row calls them. @returns null where nobody speaks or nothing is said */
export function columnsNamed(headings: string[]): Columns | null {
  if (headings.some((heading) => sentence.test(heading))) return null;
  const kinds = headings.map((heading) => (heading.length > longestHeading ? null : kindOf(heading)));
  const find = (kind: Kind) => {
    const places = kinds.flatMap((one, at) => (one === kind ? at : []));
    // Of "conversation created" and "created" the second is the message's.
    return (
      places.find(
        (at) =>
          !headings[at]!.toLowerCase()
            .split(/[^\p{L}]+/u)
            .some((word) => beside.has(word)),
      ) ??
      places[0] ??
      -1
    );
  };
  const columns = { role: find('role'), name: find('name'), text: find('text'), time: find('time'), clock: -1 };
  if (columns.text < 0 || (columns.role < 0 && columns.name < 0)) return null;
  const clock = headings.findIndex(
    (heading, at) => at !== columns.time && kinds[at] === 'time' && clockOnly.has(heading.trim().toLowerCase()),
  );
  return { ...columns, clock };
}

const looked = 40;
const longestCell = 60;

/**
 * Which column is which where no row names them: times are times, those who speak are few and come again, and what is said is the longest.
 * One of the speakers at least has to be named by what they are, so that no list of prices is taken for a conversation.
 */
export function columnsTold(rows: string[][]): Columns | null {
  const some = rows.filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, looked);
  const width = some[0]?.length ?? 0;
  // The file may stop within its last row.
  if (some.length > 2 && some.at(-1)!.length < width) some.pop();
  if (some.length < 2 || width < 2 || some.some((row) => row.length !== width)) return null;
  const cells = (at: number) => some.map((row) => row[at]!.trim());
  const places = Array.from({ length: width }, (_, at) => at);
  const time = places.find((at) => cells(at).every((cell) => /^\D{0,12}\d{1,4}[-/.:]\d{1,2}/.test(cell) && cell.length < 40)) ?? -1;
  const who = places.find((at) => at !== time && areParties(cells(at))) ?? -1;
  const said = places
    .filter((at) => at !== time && at !== who)
    .map((at) => ({ at, length: cells(at).join('').length }))
    .sort((a, b) => b.length - a.length)[0];
  return who < 0 || !said ? null : { role: -1, name: who, text: said.at, time, clock: -1 };
}

function areParties(cells: string[]): boolean {
  const distinct = new Set(cells);
  const isShort = cells.every((cell) => cell !== '' && cell.length <= longestCell && cell.split(/\s+/).length <= 4);
  return (
    isShort &&
    distinct.size > 1 &&
    distinct.size <= Math.max(2, cells.length / 2 + 1) &&
    [...distinct].some((cell) => authorOfCell(cell) !== null)
  );
}

/** What a cell of a column of roles says. */
export function authorOfCell(cell: string): Author | null {
  if (/^(?:incoming|inbound|in|eingehend|entrant|entrante)$/i.test(cell)) return 'requester';
  if (/^(?:outgoing|outbound|out|ausgehend|sortant|saliente)$/i.test(cell)) return 'agent';
  return authorOfName(cell);
}
