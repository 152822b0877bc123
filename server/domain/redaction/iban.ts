import type { Finder, Found } from './kind.ts';

// The register's countries and the whole length of their numbers.
const lengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
    'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
    'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

// What is cheap to see stands first: at nearly every place of a text it is not there, and no property of a letter is looked up.
const begin = /(?=[A-Za-z]{2}[ -]?\d[ -]?\d)(?<![\p{L}\d])[A-Za-z]{2}[ -]?\d[ -]?\d/gu;

/** Bank accounts: a country, its length, and the checksum. */
export const findIbans: Finder = ({ plain }) => {
  const found: Found[] = [];
  for (const match of plain.matchAll(begin)) {
    const span = readIban(plain, match.index);
    if (span) found.push(span);
  }
  return found;
};

function readIban(plain: string, from: number): Found | null {
  const length = lengths.get(plain.slice(from, from + 2).toUpperCase());
  if (length === undefined) return null;
  let account = '';
  let to = from;
  for (; to < plain.length && account.length < length; to += 1) {
    const char = plain[to]!;
    if (/[A-Za-z0-9]/.test(char)) account += char.toUpperCase();
    // Between groups stands one sign, across messages perhaps two.
    else if (!/[\s.-]/.test(char) || /[\s.-]{2}/.test(plain.slice(to - 1, to + 1))) return null;
  }
  const isWhole = account.length === length && !/[\p{L}\d]/u.test(plain[to] ?? '');
  return isWhole && remainder(account.slice(4) + account.slice(0, 4)) === 1 ? { from, to } : null;
}

/** By 97, digit by digit, letters counting from 10. */
function remainder(account: string): number {
  let rest = 0;
  for (const char of account) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}
