import { firstOf, isObject, namesIn, someOf, step, textOf, timeOf } from '../lenient.ts';
import { oldestFirst } from '../platform.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf, sentAtOf } from './transcript.ts';

const texts = ['text', 'content', 'message', 'body', 'utterance', 'msg', 'transcript'];
/** What tells a party's part before what tells its name, and what may tell something else last. */
const speakers = [
  ...['author', 'role', 'participant_role', 'participant_purpose', 'sender_type', 'author_type', 'user_type', 'sender', 'from', 'speaker'],
  ...['participant', 'sender_name', 'author_name', 'user_name', 'participant_name', 'name', 'user', 'source', 'direction', 'type'],
];
const times = ['sent_at', 'created_at', 'timestamp', 'absolute_time', 'time', 'date', 'ts'];

/** Any list of objects that hold a text and somebody who said it: what home-made exports look like. */
export function anyLines(value: unknown): { lines: Line[]; skipped: number } | null {
  let level = [value];
  for (let depth = 0; depth < deepestList && level.length > 0; depth += 1) {
    for (const list of level) {
      if (!someOf(list, isObject)) continue;
      const lines = linesOf(list as unknown[]);
      if (lines.length > 0) return { lines, skipped: (list as unknown[]).length - lines.length };
    }
    level = level.flatMap((one) => (Array.isArray(one) ? one.slice(0, mostInside) : isObject(one) ? Object.values(one) : []));
  }
  return null;
}

/** `{"export": {"chats": [{"messages": […]}]}}` and the like; what lies deeper, or behind more of its kind, is not looked for. */
const deepestList = 6;
const mostInside = 20;

/** The names that occur are looked up once for the whole list, so that a message costs what it has and not what it might have. */
function linesOf(list: unknown[]): Line[] {
  const there = namesIn(list, [...texts, ...speakers, ...times]);
  const [said, named, when] = [texts, speakers, times].map((names) => names.filter((name) => there.has(name))) as [
    string[],
    string[],
    string[],
  ];
  const who = tellingFirst(list, named);
  const lines: Line[] = [];
  const [saidFirst, whoFirst] = [said[0], who[0]];
  if (saidFirst === undefined || whoFirst === undefined) return lines;
  for (let at = 0; at < list.length; at += 1) {
    const one = list[at];
    if (!isObject(one)) continue;
    // Nearly all have plain text under the first name: asked for here, where the engine sees that it is one name, it costs next to nothing.
    const text = plainText(one[saidFirst]) ?? firstText(one, said, textInside);
    const speaker = text === null ? null : (plainText(one[whoFirst]) ?? firstText(one, who, nameInside));
    if (text !== null && speaker !== null) lines.push(lineOf(speaker, text, when.length === 0 ? null : timeIn(one, when)));
  }
  // Where people export, the oldest come first; where a service answers, mostly the newest.
  return fall(lines) ? oldestFirst(lines, sentAtOf) : lines;
}

/** Enough to see whether a field tells parties apart. */
const lookedAt = 100;

/**
 * What tells parts before what tells names, and what tells parties apart before what is the same in all of them: that says where a message was kept,
 * unless it is a part.
 */
function tellingFirst(list: unknown[], names: string[]): string[] {
  const some = list.slice(0, lookedAt);
  const rank = (name: string) => {
    const values = new Set(some.flatMap((one) => firstText(one, [name], nameInside) ?? []));
    const tellsPart = [...values].some((value) => authorOfName(value) !== null);
    return tellsPart ? (values.size > 1 ? 0 : 1) : values.size > 1 ? 2 : 3;
  };
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ name }) => name);
}

/** Whether each has a time, and none a later one than the line before it. */
function fall(lines: Line[]): boolean {
  return lines.every(({ sentAt }, at) => sentAt !== null && (at === 0 || sentAt <= (lines[at - 1]?.sentAt ?? sentAt)));
}

function plainText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function firstText(one: unknown, names: string[], inside: (value: unknown) => string | null): string | null {
  for (const name of names) {
    const value = step(one, name);
    const found = typeof value === 'string' ? value : inside(value);
    if (found !== null && found !== '') return found;
  }
  return null;
}

function textInside(value: unknown): string | null {
  const found = isObject(value) ? firstOf(value, ['text'], ['body'], ['content']) : undefined;
  return typeof found === 'string' ? found : null;
}

function nameInside(value: unknown): string | null {
  return isObject(value) ? textOf(firstOf(value, ['name'], ['display_name'], ['role'], ['type'], ['id'])) : null;
}

function timeIn(one: unknown, names: string[]): string | null {
  return timeOf(firstOf(one, ...names.map((name) => [name])));
}
