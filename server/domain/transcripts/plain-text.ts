import { eventOf, judgeByJoining } from './chat-events.ts';
import { lineHead } from './line-head.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

/** `Name: text`, `[time] Name: text`, `Name (time): text`; lines without a name belong to the one before. Markdown's emphasis around names is dropped. */
export function plainLines(rows: string[]): { lines: Line[]; isMarkdown: boolean } {
  const lines: Line[] = [];
  const names = new Map<string, string>();
  let isMarkdown = false;
  // Where parties are headings, a word before a colon is none of them. One heading is a title, and behind somebody's name it is part of what was said.
  const mayBeTitled = titlesIn(rows).size > 1;
  let isTitled = false;
  let hasSpoken = false;
  let marked = '';
  // Empty rows count only where somebody goes on behind them: most stand between two messages.
  let empty = 0;
  for (const raw of rows) {
    if (raw.trim() === '') {
      empty += 1;
      continue;
    }
    const title: string | null = mayBeTitled && (isTitled || !hasSpoken) ? titleOf(raw) : null;
    const beside = title === null ? eventOf(raw) : lineOf(title, '');
    if (beside !== null) {
      lines.push(beside);
      isTitled ||= title !== null;
      continue;
    }
    const isBare = beginsWithLetter(raw);
    const { line, mark } = isBare ? { line: raw, mark: '' } : withoutMarks(raw);
    if (!isBare) isMarkdown ||= markdown.test(raw);
    const head: Line | null = isTitled ? null : (saidByKnown(line, names) ?? spokenIn(line, names));
    // What is numbered or has a bullet within an answer is its list, unless all who speak are.
    const spoken: Line | null = head && (mark === '' || !hasSpoken || mark === marked || authorOfName(head.name) !== null) ? head : null;
    if (spoken && !hasSpoken) marked = mark;
    const last = lines.at(-1);
    hasSpoken ||= spoken !== null;
    if (spoken && (isBare || !last || !/^\s{4,}/.test(raw))) lines.push(spoken);
    else if (last) last.text += `${'\n'.repeat(empty + 1)}${raw.trim()}`;
    empty = 0;
  }
  judgeByJoining(lines);
  return { lines, isMarkdown: isMarkdown || isTitled };
}

function titlesIn(rows: string[]): Set<string> {
  const titles = new Set<string>();
  for (const row of rows) {
    const title = titleOf(row);
    if (title !== null) titles.add(title);
  }
  return titles;
}

const longestTitle = 280;
const titled = /^#{1,6}\s+(\S[^:#\n]{0,39}):?$/;

/** A party's name, where it is the heading of what it says. */
function titleOf(raw: string): string | null {
  if (raw.charCodeAt(0) !== 0x23 || raw.length > longestTitle) return null;
  const title = titled.exec(raw.trimEnd())?.[1]?.trim() ?? null;
  return title !== null && title.split(/\s+/).length <= 2 && authorOfName(title) !== null ? title : null;
}

const markdown = /^\s*(?:[-*]\s+)?(?:\*\*|__|#)/;

/** Nothing to take off: most lines. */
function beginsWithLetter(raw: string): boolean {
  const code = raw.charCodeAt(0) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

const longestName = 50;
const mostNames = 50;

/**
 * A name that was read before, and a colon: what is left of a long conversation once its few speakers are known. All lines of a speaker share
 * one string, which whoever compares them afterwards sees without looking at its letters.
 */
function saidByKnown(line: string, names: Map<string, string>): Line | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > longestName || line.charCodeAt(colon + 1) !== 0x20) return null;
  const speaker = names.get(line.slice(0, colon));
  return speaker === undefined ? null : lineOf(speaker, line.slice(colon + 2).trimStart());
}

function spokenIn(line: string, names: Map<string, string>): Line | null {
  const head = lineHead(line);
  if (head?.isBare && names.size < mostNames) names.set(head.name, head.name);
  return head && lineOf(head.name, head.text, head.sentAt);
}

/** List marks, numbers, quotes, pictures and headings before a line go, and Markdown's emphasis around the name that it begins with. */
function withoutMarks(raw: string): { line: string; mark: string } {
  const first = raw.charCodeAt(0);
  if (first === 0x5b || first === 0x28) return { line: raw, mark: '' };
  const [before = '', mark = ''] =
    /^\s*(?:([-*•>#]+|\d{1,5}[.)])\s+|<<+\s*|>>+\s*)?(?:(?:\p{Extended_Pictographic}|\u200d|\ufe0f){1,8}\s*(?=\p{L}))?/u.exec(raw) ?? [];
  const line = raw.slice(before.length);
  const kind = /^\d/.test(mark) ? '1' : /^[-*•]/.test(mark) ? '-' : '';
  const bold = /^(\*\*|__)([^*_\n]{1,80})\1\s*/.exec(line);
  if (!bold) return { line, mark: kind };
  const rest = line.slice(bold[0].length);
  const name = (bold[2] ?? '').trim();
  return { line: name.endsWith(':') ? `${name} ${rest}` : `${name}${rest}`, mark: kind };
}
