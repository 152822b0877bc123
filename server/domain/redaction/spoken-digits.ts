// As people dictate numbers: digit by digit. Words of several languages that mean different digits are left out.
const spoken = [
  'zero oh null zéro cero nol nul sıfır शून्य صفر',
  'one eins un une uno um uma een één jeden bir एक واحد',
  'two zwei zwo deux dos dois duas due twee dwa iki दो اثنان اثنين',
  'three drei trois tres três tre drie trzy üç तीन ثلاثة',
  'four vier quatre cuatro quatro quattro cztery dört चार اربعة أربعة',
  'five fünf cinq cinco cinque vijf pięć beş पाँच पांच خمسة',
  'six sechs seis sei zes sześć altı छह छः ستة',
  'seven sieben sept siete sete sette zeven siedem yedi सात سبعة',
  'eight acht huit ocho oito otto osiem sekiz आठ ثمانية',
  'nine neun neuf nueve nove negen dziewięć dokuz नौ تسعة',
];
const values = new Map(spoken.flatMap((words, digit) => words.split(' ').map((word) => [spelled(word), String(digit)] as const)));
const times = new Map([
  ['double', 2],
  ['triple', 3],
  ['doppel', 2],
  ['doble', 2],
]);
const isHan = /^[〇零一二三四五六七八九]+$/;
const han = '零一二三四五六七八九';
/** Units of the longest word that is a digit or multiplies one; digits of Han may stand in any number. */
export const longestSpoken = Math.max(...[...values.keys(), ...times.keys()].map((word) => word.length));

function spelled(word: string): string {
  return word.replace(/\p{Mn}/gu, '');
}

/** @returns the digits that a word says, '' for none */
export function spokenDigits(word: string): string {
  const value = values.get(word.toLowerCase());
  if (value !== undefined) return value;
  if (word.charCodeAt(0) < 0x3007 || !isHan.test(word)) return '';
  return Array.from(word, (char) => (char === '〇' ? 0 : han.indexOf(char))).join('');
}

/** How often the digit behind a word is meant: 1 where it says nothing of it. */
export function timesOf(word: string): number {
  return times.get(word.toLowerCase()) ?? 1;
}
