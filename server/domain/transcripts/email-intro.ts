// The time may follow the date after a word of its own, so the name begins behind whichever of the two comes last.
const when = String.raw`(.{4,80}?(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|\d{4}))(?:,| um| à)?\s+(?!at |um |à |às |a las |alle |om |o |kl\.? |\d)`;
const who = '(.{1,80}?)';
/** What mail programs put before what they quote: the date first, then who wrote it. */
const spoken = [
  `On ${when}${who}\\s+wrote`,
  `Am ${when}(?:Uhr )?schrieb ${who}`,
  `Le ${when}${who}\\s+a écrit`,
  `El ${when}${who}\\s+escribió`,
  `(?:Il|In data) ${when}${who}\\s+ha scritto`,
  `Em ${when}${who}\\s+escreveu`,
  `Op ${when}schreef ${who}`,
  `(?:Den )?${when}skrev ${who}`,
  `(?:W dniu )?${when}${who}\\s+(?:napisał(?:\\(a\\)|a)?|pisze)`,
  `${when}${who}\\s+(?:пишет|написал(?:\\(а\\)|а)?)`,
  String.raw`(\d{4}年\d{1,2}月\d{1,2}日.{0,12}?\d{1,2}:\d{2})[,，]?\s*${who}(?:\s*写道|\s*寫道)?`,
  String.raw`(\d{4}[年/]\d{1,2}[月/]\d{1,2}日?.{0,12}?\d{1,2}:\d{2})[、,，]\s*${who}のメール`,
  String.raw`(\d{4}년 ?\d{1,2}월 ?\d{1,2}일.{0,12}?\d{1,2}:\d{2})[,，]?\s*${who}님이 작성`,
  `في (.{4,80}?)[،,]? كتب ${who}`,
].map((intro) => new RegExp(String.raw`^${intro}\s*[:：]$`, 'i'));

const dated =
  /^((?=.*\d).{6,90}(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?(?: ?[+-]\d{4})?|\d{4})(?: г\.)?)[,;]?\s+(?:от |від |skrev |schreef |schrieb )?(.{0,80})$/u;
const address = /^<\s?[^\s<>@]{1,80}@[^\s<>@]{1,80}>$/;
/** A verb, or two, in whatever language. */
const mostBehind = 25;

/** Who wrote what is quoted next, and when, as mail programs say it. */
export interface Intro {
  at: string;
  name: string;
}

/** @returns null where a line introduces nothing */
export function introIn(row: string): Intro | null {
  const line = row.trim();
  if (!/[:：]$/.test(line) || line.length > 240) return null;
  for (const intro of spoken) {
    const match = intro.exec(line);
    if (match) return { at: match[1] ?? '', name: match[2] ?? '' };
  }
  return addressed(line);
}

/** In any other language: a date, a name, an address in brackets, and at most a verb. */
function addressed(line: string): Intro | null {
  const [opens, closes] = [line.lastIndexOf('<'), line.lastIndexOf('>')];
  const writer = line.slice(opens, closes + 1);
  if (opens < 0 || line.length - closes > mostBehind || !address.test(writer)) return null;
  const match = dated.exec(line.slice(0, opens).replace(/\($/, '').trimEnd());
  return match && { at: match[1] ?? '', name: `${match[2] ?? ''} ${writer}`.trim() };
}
