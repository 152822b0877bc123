import type { Finder, Found } from './kind.ts';

const written =
  /(?<![\d.:/#]|\d[ -])(?:\+ ?|00)?(?:\(\d{1,5}\)|\d{1,15})(?:[ .-]{0,2}\(\d{1,5}\)|(?:[ .-]{1,2}|(?<=\)))\d{1,14}){0,6}(?:x\d{1,5})?(?![\d:%]|[.,/]\d)/g;
const asks =
  /(?:phone|mobile|cell|tel|call|fax|desk|number|reach|whatsapp|sms|text|ring|registered|messages to|handy|telefon|nummer|rufen|téléphone|numéro|appel|teléfono|móvil|número|llam|telefone|celular|numero|cellulare|電話|携帯|电话|手机|हाथ|फ़ोन|فون|هاتف|جوال)/iu;
const notPhones =
  /(?:order|invoice|ticket|track|case|ref|account|zip|code|card|bestell|rechnung|pedido|commande|version|iban|€|\$|£|#)[^\n]{0,12}$/i;
const follows = /^[\s\\,-]{0,3}(?:office|fax|mobile|phone|cell|desk|home)\b/i;
/** How far before a number the word may stand that says what it is. */
const reach = 40;

/** Telephone numbers: an international beginning, a form of some country, or a word beside it. */
export const findPhones: Finder = ({ plain, runs }) => {
  const found: Found[] = [];
  for (const match of plain.matchAll(written)) {
    const [text] = match;
    const digits = text.replace(/x.*/, '').replace(/\D/g, '').length;
    const ahead = plain.slice(Math.max(0, match.index - reach), match.index);
    if (digits < 6 || digits > 15 || isDate(text)) continue;
    const isForeign = /^(?:\+|00)/.test(text) && digits >= 8;
    const isNamed =
      (asks.test(ahead) && !notPhones.test(ahead)) || follows.test(plain.slice(match.index + text.length, match.index + text.length + 12));
    const isFormed = /^\(?\d{2,4}\)?[ .-]?\d{3,4}[ .-]\d{4}(?:x\d+)?$|^\d{2,3}-\d{3}-\d{3,4}-\d{4}$|^0\d{1,4}[ /.-]\d{3,}/.test(text);
    if (isForeign || isNamed || (isFormed && !notPhones.test(ahead))) found.push({ from: match.index, to: match.index + text.length });
  }
  for (const run of runs) {
    const digits = run.reduce((all, chunk) => all + chunk.digits.length, 0);
    if (digits >= 7 && digits <= 15 && run.every(({ isSpoken }) => isSpoken)) found.push({ from: run[0]!.from, to: run.at(-1)!.to });
  }
  return found;
};

function isDate(text: string): boolean {
  return /^(?:(?:19|20)\d\d([-. ])\d{1,2}\1\d{1,2}|\d{1,2}([-. ])\d{1,2}\2(?:19|20)\d\d)$/.test(text);
}
