import { at, firstOf, listOf, textOf } from '../lenient.ts';
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
