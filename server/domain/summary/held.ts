import type { BriefSummary, Claim } from '../brief.ts';
import { visible } from '../visible.ts';
import { mostDraft, mostLines } from './ask.ts';
import type { Shown } from './shown.ts';

const longest = 240;
const mostEvidence = 4;
const fewestWords = 3;
/** Of the words that carry meaning, so many must stand in what is cited. */
const share = 0.8;

/**
 * What holds of a model's answer: claims of the right shape whose words stand in the messages that they cite. Everything else is
 * dropped, one by one. An answer of another shape holds nothing.
 */
export function heldOf(answer: string, messages: Shown[]): Pick<BriefSummary, 'lines' | 'draft'> {
  const parsed = parse(answer);
  return { lines: claimsIn(parsed?.lines, mostLines, messages), draft: claimsIn(parsed?.draft, mostDraft, messages) };
}

function parse(answer: string): { lines?: unknown; draft?: unknown } | null {
  try {
    const value: unknown = JSON.parse(answer);
    const isOne = typeof value === 'object' && value !== null && Object.keys(value).every((key) => key === 'lines' || key === 'draft');
    return isOne ? (value as { lines?: unknown; draft?: unknown }) : null;
  } catch {
    return null;
  }
}

function claimsIn(value: unknown, most: number, messages: Shown[]): Claim[] {
  if (!Array.isArray(value)) return [];
  const held = value.slice(0, most).flatMap((one) => claimOf(one, messages) ?? []);
  return held.filter(({ text }, index) => held.findIndex((other) => other.text === text) === index);
}

function claimOf(value: unknown, messages: Shown[]): Claim | null {
  if (typeof value !== 'object' || value === null) return null;
  const { text, evidence } = value as { text?: unknown; evidence?: unknown };
  if (typeof text !== 'string' || text.length > longest || !Array.isArray(evidence)) return null;
  if (evidence.length === 0 || evidence.length > mostEvidence || Object.keys(value).length !== 2) return null;
  const cited = evidence.map((ref) => messages.find((message) => message.ref === ref));
  if (cited.some((one) => one === undefined)) return null;
  const said = text.replace(/\s+/g, ' ').trim();
  if (!isPlain(said) || !isGrounded(said, (cited as Shown[]).map((one) => one.text).join('\n'))) return null;
  return { text: said, evidence: (cited as Shown[]).map(({ id }) => id) };
}

/** One sentence or two of ordinary prose: no code, no way out of the page, nothing shouted, nothing hidden. */
function isPlain(text: string): boolean {
  if (
    text !== visible(text) ||
    /[`{}<>\\|=_*#~^@]|:\/\/|\bwww\.|\w\.(?:com|net|org|io|xyz)\b|\p{Extended_Pictographic}/iu.test(text.replace(/\[\w+\]/g, ''))
  )
    return false;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals <= small || capitals < 12;
}

const numbers = /\p{N}(?:[.,:/-]?\p{N})*/gu;

/** The words that carry meaning stand in what is cited, and so do all numbers and all names. */
function isGrounded(text: string, source: string): boolean {
  const there = [...wordsOf(source)];
  const words = [...wordsOf(text)].filter((word) => !plainWords.has(word));
  if (words.length < fewestWords) return false;
  const figures: string[] = source.match(numbers) ?? [];
  if ((text.match(numbers) ?? []).some((figure) => !figures.includes(figure))) return false;
  const foreign = words.filter((word) => !there.some((other) => isSame(word, other)));
  if (foreign.some((word) => isName(word, text))) return false;
  return (words.length - foreign.length) / words.length >= share;
}

/** A capital within a sentence makes a name, in most of our languages; in German it makes any noun, which then must have been said. */
function isName(word: string, text: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return at > 0 && /\p{Lu}/u.test(text[at] ?? '') && !/[.!?]\s*$/.test(text.slice(0, at));
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function wordsOf(text: string): Set<string> {
  const words = [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
  return new Set(words.filter((word) => word.length >= 4 || /[^\p{Script=Latin}\p{N}]/u.test(word) || /\p{N}/u.test(word)));
}

/** The same, or forms of one word. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.length - b.length) > 3) return false;
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  return common >= Math.max(4, shorter - 1);
}

/** What a summary of any conversation may say by itself; it claims nothing. */
const plainWords = new Set(
  'requester customer wants want asks asked says said that this with have been they their them you your from about would could still because there were after before when where which what into while also does please sorry thank thanks'.split(
    ' ',
  ),
);
