import { type Finder, type Found, messageEnd } from './kind.ts';

/** Ids whose form or check digits give them away, and any number that somebody calls one. */
export const findNationalIds: Finder = (reading) => {
  // Every one has digits, and most short values have none.
  if (!/\d/.test(reading.plain)) return [];
  return [
    ...socialSecurity(reading.plain),
    ...loneSocialSecurity(reading),
    ...matching(reading.plain, british, (id) => !/^(?:BG|GB|NK|KN|TN|NT|ZZ)/i.test(id)),
    ...matching(reading.plain, spanish, isSpanish),
    ...matching(reading.plain, italian, () => true),
    ...matching(reading.plain, brazilian, isBrazilian),
    ...named(reading.plain),
  ];
};

const american = /(?<![\d.-])\d{3}([-. ]?)\d{2}([-. ]?)\d{4}(?![\d-]|\.\d)/g;
// What is cheap to see stands first: at nearly every place of a text it is not there, and no property of a letter is looked up.
const british =
  /(?=[A-Za-z]{2} ?\d)(?<![\p{L}\d])[A-CEGHJ-PR-TW-Za-ceghj-pr-tw-z][A-CEGHJ-NPR-TW-Za-ceghj-npr-tw-z] ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d](?![\p{L}\d])/gu;
const spanish = /(?=[XYZxyz\d]-?\d{7})(?<![\p{L}\d])[XYZxyz\d]-?\d{7}-?[A-Za-z](?![\p{L}\d])/gu;
const italian = /(?=[A-Za-z]{6}\d)(?<![\p{L}\d])[A-Za-z]{6}\d{2}[A-EHLMPRSTa-ehlmprst]\d{2}[A-Za-z]\d{3}[A-Za-z](?![\p{L}\d])/gu;
const brazilian = /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g;

function matching(plain: string, pattern: RegExp, isValid: (id: string) => boolean): Found[] {
  return [...plain.matchAll(pattern)].filter(([id]) => isValid(id)).map(({ index, 0: id }) => ({ from: index, to: index + id.length }));
}

/** With both separators alike, or with one hyphen. */
function socialSecurity(plain: string): Found[] {
  return [...plain.matchAll(american)]
    .filter(([id, first = '', second = '']) => ['--', '..', '  ', '-'].includes(first + second) && isAmerican(id))
    .map(({ index, 0: id }) => ({ from: index, to: index + id.length }));
}

const others =
  /order|invoice|ticket|track|booking|reference|case|customer|parcel|bestell|rechnung|sendung|commande|facture|pedido|factura|ordine/i;

const whole = new RegExp(`(?<=^|${messageEnd})\\s{0,9}\\d{9}\\s{0,9}(?=$|${messageEnd})`, 'g');

/** Nine digits that are a whole message, unless something else was asked for. */
function loneSocialSecurity({ plain, before }: { plain: string; before: (at: number) => string }): Found[] {
  return [...plain.matchAll(whole)]
    .filter(({ index, 0: id }) => isAmerican(id) && !others.test(before(index)))
    .map(({ index, 0: id }) => ({ from: index, to: index + id.length }));
}

function isAmerican(id: string): boolean {
  const digits = id.replace(/\D/g, '');
  // The two that stood in advertisements are nobody's.
  return /^(?!000|666)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) && digits !== '078051120' && digits !== '219099999';
}

function isSpanish(id: string): boolean {
  const bare = id.replaceAll('-', '').toUpperCase();
  const number = Number(bare.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === bare.at(-1);
}

function isBrazilian(id: string): boolean {
  const digits = Array.from(id.replace(/\D/g, ''), Number);
  const check = (length: number) => {
    const sum = digits.slice(0, length).reduce((all, digit, place) => all + digit * (length + 1 - place), 0);
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === digits[9] && check(10) === digits[10];
}

const names =
  "social security|\\bssn\\b|\\bsin\\b|national (?:id|insurance)|\\bnino?\\b|passport|identity card|id card|driv(?:er|ing)'?s? licen[cs]e|tax id|aadhaar|\\bpan card|" +
  "personalausweis|ausweisnummer|reisepass|steuer-?id|sozialversicherung|passeport|sécurité sociale|carte d'identité|pasaporte|\\bdni\\b|\\bnie\\b|\\bcpf\\b|\\brg\\b|" +
  'passaporto|codice fiscale|paspoort|\\bbsn\\b|\\bpesel\\b|kimlik|personnummer|パスポート|マイナンバー|身份证|護照|护照|جواز|الهوية|आधार';
const namedId = new RegExp(`(?:${names})[^\\d]{0,40}?(?<id>\\b[A-Z]{0,3}\\d(?:[ .-]?[A-Z\\d]){4,17}\\b)`, 'giu');

/** A number right behind the name of such an id, and what was asked for by that name is left to {@link loneSocialSecurity}. */
function named(plain: string): Found[] {
  return [...plain.matchAll(namedId)]
    .filter(({ groups }) => (groups!.id!.match(/\d/g)?.length ?? 0) >= 5)
    .map((match) => ({ from: match.index + match[0].length - match.groups!.id!.length, to: match.index + match[0].length }));
}
