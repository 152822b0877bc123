import type { Finder } from './kind.ts';

// Forms that services give their keys so that they can be found; behind them, what stands beside a word for it.
const forms = [
  '-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\\s]{0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?',
  '\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b',
  '\\bgh[pousr]_[A-Za-z0-9]{36,255}',
  '\\bgithub_pat_[A-Za-z0-9_]{22,255}',
  '\\bglpat-[\\w-]{20,64}',
  '\\bxox[abeoprs]-[A-Za-z0-9-]{10,250}',
  '\\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}',
  '\\bsk-(?:[a-z]{2,10}-)?[\\w-]{20,250}',
  '\\bAIza[\\w-]{35}',
  '\\bya29\\.[\\w-]{20,400}',
  '\\bwhsec_[A-Za-z0-9+/=]{16,120}',
  '\\bSG\\.[\\w-]{16,64}\\.[\\w-]{16,64}',
  '\\b(?:npm|hf|dop_v1|shpat|shpss|pypi)[_-][A-Za-z0-9]{24,250}',
  '\\beyJ[\\w-]{10,2000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{10,2000}',
  '\\b(?:Bearer|Basic)\\s{1,3}[\\w.~+/=-]{16,4000}',
  '\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@]{1,64}:[^\\s@/]{1,64}(?=@)',
];
const known = new RegExp(forms.join('|'), 'g');
const named =
  /(?:api[ _-]?key|secret(?:[ _-]?key)?|access[ _-]?(?:key|token)|auth[ _-]?token|client[ _-]?secret|private[ _-]?key|\btoken)["']?\s{0,3}(?:is|:|=|=>|ist|est|es)\s{0,3}["']?(?<value>[\w.~+/=-]{12,400})/giu;

/** Keys and tokens that let somebody in. */
export const findSecrets: Finder = ({ plain }) => [
  ...[...plain.matchAll(known)].map(({ index, 0: text }) => ({ from: index, to: index + text.length })),
  ...[...plain.matchAll(named)]
    .filter(({ groups }) => /\d/.test(groups!.value!))
    .map((match) => ({ from: match.index + match[0].length - match.groups!.value!.length, to: match.index + match[0].length })),
];
