import type { Finder, Found } from './kind.ts';

const [longestLocal, longestDomain] = [64, 253];
const spoken =
  /\b[\w-]{1,40}(?:[ ,]{1,2}(?:dot|point|punkt|punto|ponto|underscore|dash|hyphen)[ ,]{1,2}[\w-]{1,40}){0,4}[ ,]{1,2}(?:at|arroba|arobase|chiocciola|klammeraffe)[ ,]{1,2}[\w-]{1,40}(?:[ ,]{1,2}(?:dot|point|punkt|punto|ponto)[ ,]{1,2}[\w-]{1,20}){1,3}\b/giu;

/** Addresses, written or spelled out loud. */
export const findEmails: Finder = ({ plain }) => {
  const found: Found[] = [];
  for (let at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
    // Only a bounded stretch on either side is looked at, so that a row of @ costs no more than other text.
    const local = /[\p{L}\d.!#$%&*+/=?^_`{|}~-]+$/u.exec(plain.slice(Math.max(0, at - longestLocal), at))?.[0];
    const domain = /^[\p{L}\d](?:[\p{L}\d-]|\.(?=[\p{L}\d]))*/u.exec(plain.slice(at + 1, at + 1 + longestDomain))?.[0];
    if (local && domain && /\.[\p{L}][\p{L}\d-]+$/u.test(domain)) found.push({ from: at - local.length, to: at + 1 + domain.length });
  }
  for (const { index, 0: text } of plain.matchAll(spoken)) found.push({ from: index, to: index + text.length });
  return found;
};
