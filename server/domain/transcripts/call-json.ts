import { at, firstOf, isObject, listOf, namesIn, someOf, step, textOf, timeOf } from '../lenient.ts';
import { channelTurns, type Spoken } from './call-words.ts';
import { speechTurns } from './speech-json.ts';
import { type Line, lineOf } from './transcript.ts';

/**
 * Speech services' JSON: Deepgram (`results.utterances`, or words and paragraphs by channel) and Azure (`recognizedPhrases`, `phrases`,
 * `transcriptPhrases`), and those of {@link speechTurns}. Parties are told apart by channel, or by the speaker number where both share one channel.
 */
export function callLines(value: unknown): Line[] | null {
  const phrases = firstOf(
    value,
    ['results', 'utterances'],
    ['recognizedPhrases'],
    ['phrases'],
    ['transcriptPhrases'],
    ['result', 'contents', 0, 'transcriptPhrases'],
    ['conversation', 'conversationItems'],
  );
  if (Array.isArray(phrases))
    return inOrder(phrases.map((one) => ({ begin: beginOf(one), speaker: speakerOf(one, phrases), text: textIn(one) })));
  const channels = listOf(at(value, 'results', 'channels'));
  const turns = channels.length > 0 ? channelTurns(channels, beginOf) : speechTurns(value);
  return turns && inOrder(turns);
}

function inOrder(turns: Spoken[]): Line[] {
  return turns.sort((a, b) => a.begin - b.begin).map(({ speaker, text }) => lineOf(speaker, text));
}

function beginOf(one: unknown): number {
  const begin = firstOf(one, ['start'], ['offsetInTicks'], ['offsetMilliseconds'], ['startTimeMs'], ['offset']);
  if (typeof begin === 'number') return begin;
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(textOf(begin) ?? '') ?? [];
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

function speakerOf(one: unknown, all: unknown[]): string | null {
  const channels = new Set(all.map((each) => at(each, 'channel')));
  const named = channels.size > 1 ? at(one, 'channel') : firstOf(one, ['speaker'], ['participantId'], ['role'], ['channel']);
  const text = textOf(named);
  return text === null ? null : /^\d+$/.test(text) ? `speaker ${text}` : text;
}

function textIn(one: unknown): string {
  return textOf(firstOf(one, ['transcript'], ['nBest', 0, 'display'], ['text'], ['display'], ['content'])) ?? '';
}

const texts = ['text', 'content', 'message', 'body', 'utterance', 'msg', 'transcript'];
const speakers = ['author', 'role', 'sender', 'from', 'speaker', 'source', 'user_type', 'participant', 'name', 'type'];
const times = ['sent_at', 'created_at', 'timestamp', 'time', 'date', 'ts'];

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
  const [said, who, when] = [texts, speakers, times].map((names) => names.filter((name) => there.has(name))) as [
    string[],
    string[],
    string[],
  ];
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
  return lines;
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
