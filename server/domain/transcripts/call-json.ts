import { at, firstOf, isObject, listOf, textOf, timeOf } from '../lenient.ts';
import type { Line } from './transcript.ts';

/**
 * Speech services' JSON: Deepgram (`results.utterances`, or words and paragraphs by channel) and Azure (`recognizedPhrases`, `phrases`,
 * `transcriptPhrases`). Parties are told apart by channel, or by the speaker number where both share one channel.
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
  if (channels.length === 0) return null;
  const turns = channels.flatMap((channel, index) => {
    const best = at(channel, 'alternatives', 0);
    const paragraphs = listOf(at(best, 'paragraphs', 'paragraphs'));
    const speaker = (one: unknown) => (channels.length > 1 ? `channel ${index}` : `speaker ${textOf(at(one, 'speaker')) ?? '0'}`);
    if (paragraphs.length === 0) return [{ begin: index, speaker: speaker(undefined), text: textOf(at(best, 'transcript')) ?? '' }];
    return paragraphs.map((one) => ({
      begin: beginOf(one),
      speaker: speaker(one),
      text: listOf(at(one, 'sentences'))
        .map((sentence) => textOf(at(sentence, 'text')) ?? '')
        .join(' '),
    }));
  });
  return inOrder(turns);
}

function inOrder(turns: { begin: number; speaker: string | null; text: string }[]): Line[] {
  return turns.sort((a, b) => a.begin - b.begin).map(({ speaker, text }) => ({ speaker, text }));
}

function beginOf(one: unknown): number {
  const begin = firstOf(one, ['start'], ['offsetInTicks'], ['offsetMilliseconds'], ['startTimeMs'], ['offset']);
  return typeof begin === 'number' ? begin : 0;
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
  const list = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value).find((one) => Array.isArray(one) && one.some(isSpoken))
      : undefined;
  if (!Array.isArray(list) || !list.some(isSpoken)) return null;
  const lines = list
    .filter(isSpoken)
    .map((one): Line => ({ speaker: speakerIn(one), text: textAt(one) ?? '', sentAt: timeOf(firstOf(one, ...times.map((key) => [key]))) }));
  return { lines, skipped: list.length - lines.length };
}

function isSpoken(one: unknown): boolean {
  return textAt(one) !== null && speakerIn(one) !== null;
}

function textAt(one: unknown): string | null {
  for (const key of texts) {
    const value = at(one, key);
    const found = typeof value === 'string' ? value : isObject(value) ? firstOf(value, ['text'], ['body'], ['content']) : undefined;
    if (typeof found === 'string' && found !== '') return found;
  }
  return null;
}

function speakerIn(one: unknown): string | null {
  for (const key of speakers) {
    const value = at(one, key);
    const found = typeof value === 'string' ? value : textOf(firstOf(value, ['name'], ['display_name'], ['role'], ['type'], ['id']));
    if (found !== null && found !== '') return found;
  }
  return null;
}
