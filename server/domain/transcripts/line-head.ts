import { written } from './clock.ts';

/**
 * What stands before the words of a line of chat: who said it, and when. All readers of text share it. Everything is bounded, so that a line
 * costs a bounded time however long it is.
 */
export interface LineHead {
  name: string;
  sentAt: string | null;
  /** What was said: the rest of the line. */
  text: string;
  /** Nothing but a name and a colon: a line of the same speaker can be told by its first characters. */
  isBare: boolean;
}

const dayAfter = (weekday: string) =>
  String.raw`(?:${weekday}(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\p{L}{3,10}\.? \d{1,2}(?:,? \d{4})?|\d{1,2}\.? (?:de )?\p{L}{3,10}\.?(?:,? (?:de )?\d{4})?)|[Tt]oday|[Yy]esterday)`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?:[ \u202f]?[AaPp]\.?[Mm]\b\.?)?(?: Uhr)?(?: ?\(?(?:(?:UTC|GMT) ?[+\u2212-]\d{1,2}(?::?\d{2})?|[+\u2212-]\d{2}(?::?\d{2})?|Z|UTC|GMT|BST|CES?T|[ECMP][SD]T)\)?)?`;
const momentOn = (day: string) =>
  `(?:${day}(?:T|[ ,]{1,3}(?:(?:at|à|um|a las|às|alle|om|kl\\.?) )?))?(?:오전 |오후 )?${clock}(?:,? ${day})?`;
/** A time of day, with or without its date on either side; in words or numbers. Behind a name a weekday needs a comma, or it could be a part of it. */
export const moment = momentOn(dayAfter(String.raw`(?:\p{L}{2,10}\.?, )?`));
const momentBefore = momentOn(dayAfter(String.raw`(?:\p{L}{2,10}\.?,? )?`));
/** A party: short, no sentence. What it is may stand in brackets behind it. */
export const party = String.raw`[\p{L}\p{N}#][\p{L}\p{M}\p{N} .'’_&/@+#-]{0,60}(?:[([][^()[\]\n]{1,40}[)\]])?`;
// Behind a time a comma is none of a sentence.
const timedParty = party.replace("'’", "'’,");
const level = String.raw`(?:[[<]?(?:INFO|DEBUG|WARN(?:ING)?|ERROR|TRACE|NOTICE|LOG)[\]>]?[-:|]?\s{1,4}(?:\[[^\]\n]{1,40}\]\s{1,4})?)?`;

const colon = '[:：]';
const timed = [
  new RegExp(String.raw`^[[(](${momentBefore})[\])]\s{0,4}[-–—|]?\s{0,4}${level}(${timedParty})\s{0,4}${colon}\s*(.*)$`, 'u'),
  new RegExp(String.raw`^(${momentBefore})\s{0,8}[-–—|]?\s{0,8}${level}(${timedParty})\s{0,4}${colon}\s+(.*)$`, 'u'),
];
const nameThenTime = new RegExp(String.raw`^(${party})\s{0,4}${colon}?\s?[[(](${moment})[\])]\s{0,4}${colon}?\s*(.*)$`, 'u');
const bare = new RegExp(String.raw`^(${party})\s{0,4}(?::(?=\s|$)|：)\s*(.*)$`, 'u');
const angled = new RegExp(String.raw`^(?:[[(](${moment})[\])]\s{0,4})?<[@+ ]?(${party})>\s+(\S.*)$`, 'u');
/** "( 1m 2s ) Ann: …", counted from when the chat began. */
const elapsed = new RegExp(String.raw`^\(\s?\d{1,3}[hms](?: \d{1,2}[ms]){0,2}\s?\)\s{0,4}(${party})\s{0,4}${colon}\s*(.*)$`, 'u');
const twiceBracketed = new RegExp(String.raw`^\[(${party})\] ?\[(${moment})\] (\S.*)$`, 'u');
const longestHead = 160;

const noSpeaker =
  /^(?:https?|mailto|e-?mail|subject|date|to|from|cc|sent|order|note|ps|re|fwd?|url|tel|phone|address|id|role|content|error|warning|debug|trace|(?:conversation|chat|call|meeting)(?: (?:started|ended|transcript|with|id|date|origin)\b.*)?|duration|participants?|recorded|handed off|betreff|datum|objet|asunto|fecha|assunto|oggetto|onderwerp|temat|件名|日付)$/i;
const mostWords = 6;

/** The head of a line. @returns null where it has none: it goes on with what was said before */
export function lineHead(line: string): LineHead | null {
  const head = line.slice(0, longestHead);
  const first = line.charCodeAt(0);
  if ((first === 0x3c || first === 0x5b || first === 0x28) && head.includes('<')) {
    const said = angled.exec(line);
    if (said) return headWith(said[2], said[1], said[3]);
  }
  // Most lines of long texts are no beginning of speech: that is told by their first characters.
  if (!/[:：]/.test(head)) return null;
  const bracketed = first === 0x5b ? twiceBracketed.exec(line) : null;
  if (bracketed) return headWith(bracketed[1], bracketed[2], bracketed[3]);
  const counted = first === 0x28 ? elapsed.exec(line) : null;
  if (counted) return headWith(counted[1], '', counted[2]);
  const later = /[[(]/.test(head) ? nameThenTime.exec(line) : null;
  if (later) return headWith(later[1], later[2], later[3]);
  if (/^[[(\d\p{L}]/u.test(line) && /\d:\d/.test(head))
    for (const shape of timed) {
      const said = shape.exec(line);
      if (said) return headWith(said[2], said[1], said[3]);
    }
  const said = bare.exec(line);
  return said && headWith(said[1], undefined, said[2]);
}

function headWith(given = '', time: string | undefined, text = ''): LineHead | null {
  const name = partyNamed(given);
  if (noSpeaker.test(name) || name.split(' ').length > mostWords) return null;
  return { name, sentAt: time === undefined ? null : written(time), text, isBare: time === undefined && name === given };
}

const fromTo =
  /^(?:from|von|de|da)\s{1,4}(\S.{0,60}?)\s{1,4}(?:to|an|à|a|para)\s{1,4}(?:everyone|all|alle|tous|todos|\S.{0,60}\([^()]{4,30}\))$/iu;

/** Without what a program writes around it: "From  Ann Lee  to  Everyone" is Ann Lee. */
export function partyNamed(given: string): string {
  const told = fromTo.exec(given)?.[1] ?? given.replace(/^from\s{2,8}/i, '');
  return told.replace(/\s+/g, ' ').trim();
}
