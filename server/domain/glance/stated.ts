export type StatedKind = 'email' | 'phone' | 'amount' | 'reference';

const email = /[^\s@<>"(),:;]{1,64}@[^\s@<>"(),:;]{1,255}\.[a-z]{2,}/gi;
const amount =
  /(?:[€$£¥₹]|\b(?:EUR|USD|GBP|BRL|JPY|CHF)\b|R\$)\s?\d[\d.,]*\d|(?<!\d)\d[\d.,]{0,19}\s?(?:[€$£¥₹円]|(?:EUR|USD|GBP|BRL|JPY|CHF|euros?|dollars?)\b)/gi;
const phone = /\+\d[\d ()/.-]{6,16}\d/g;
const reference = /(?<![\p{L}\p{N}-])(?=[\p{Lu}\d-]*\d{2})[\p{Lu}]{0,5}-?\d[\dA-Z-]{3,11}(?![\p{L}\p{N}])/gu;
const year = /^(?:19|20)\d\d$|^\d{4}-\d\d?-\d\d?$|^\d\d?-\d\d?-\d{2,4}$/;
const longest = 4_000;

/** Addresses, numbers and amounts that somebody wrote, in the order of their kinds. Payment card numbers are no facts to show. */
export function factsIn(text: string): { kind: StatedKind; value: string }[] {
  let rest = text.slice(0, longest);
  if (!/[\d@]/.test(rest)) return [];
  const found: { kind: StatedKind; value: string }[] = [];
  const take = (kind: StatedKind, pattern: RegExp) => {
    rest = rest.replace(pattern, (value) => {
      if (kind !== 'reference' || !(year.test(value) || value.replace(/\D/g, '').length > 12)) found.push({ kind, value: value.trim() });
      return ' ';
    });
  };
  rest = rest.replace(/(?<!\d)(?:\d[ -]?){13,19}(?!\d)/g, ' ');
  take('email', email);
  take('phone', phone);
  take('amount', amount);
  take('reference', reference);
  return found;
}
