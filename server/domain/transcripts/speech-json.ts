import { at, firstOf, listOf, textOf } from '../lenient.ts';
import { type Spoken, turnsOf, type Word } from './call-words.ts';

/**
 * What Amazon Transcribe and Google's Speech-to-Text write of a call. Both list words, each with who was heard: by the speaker's label, or by the
 * channel. Call analytics of Transcribe are read as Contact Lens.
 * @returns null where it is neither
 */
export function speechTurns(value: unknown): Spoken[] | null {
  return (
    transcribed(at(value, 'results')) ?? recognised(listOf(firstOf(value, ['results'], ['response', 'results'], ['result', 'results'])))
  );
}

/** "1.2", "1.200s" or `{seconds, nanos}` → seconds. */
function secondsOf(time: unknown): number | null {
  const whole = textOf(time) ?? textOf(at(time, 'seconds'));
  const seconds = Number.parseFloat(whole ?? '');
  const nanos = at(time, 'nanos');
  if (Number.isNaN(seconds)) return typeof nanos === 'number' ? nanos / 1e9 : null;
  return seconds + (typeof nanos === 'number' ? nanos / 1e9 : 0);
}

function transcribed(results: unknown): Spoken[] | null {
  const segments = listOf(at(results, 'audio_segments'));
  if (segments.some((one) => textOf(at(one, 'speaker_label')) !== null))
    return segments.map((one) => ({
      begin: secondsOf(at(one, 'start_time')) ?? 0,
      speaker: textOf(at(one, 'speaker_label')),
      text: textOf(at(one, 'transcript')) ?? '',
    }));
  const channels = listOf(at(results, 'channel_labels', 'channels'));
  if (channels.length > 0)
    return turnsOf(channels.flatMap((one) => wordsOf(listOf(at(one, 'items')), () => textOf(at(one, 'channel_label')))));
  const items = listOf(at(results, 'items'));
  if (items.length === 0) return null;
  // Older jobs tell who speaks in a list of its own, by the time at which each word begins.
  const labelled = listOf(at(results, 'speaker_labels', 'segments')).flatMap((one) => listOf(at(one, 'items')));
  const byTime = new Map(labelled.map((one) => [textOf(at(one, 'start_time')), textOf(at(one, 'speaker_label'))]));
  return turnsOf(wordsOf(items, (one) => textOf(at(one, 'speaker_label')) ?? byTime.get(textOf(at(one, 'start_time'))) ?? null));
}

const opening = /^[¿¡([{«„“‘]$/;

/** Punctuation has no time: it belongs to the word before it, or to the next one where it opens. */
function wordsOf(items: unknown[], speakerOf: (item: unknown) => string | null): Word[] {
  const words: Word[] = [];
  let opened = '';
  for (const one of items) {
    const text = textOf(firstOf(one, ['alternatives', 0, 'content'], ['content']));
    const begin = secondsOf(at(one, 'start_time'));
    const last = words.at(-1);
    if (text === null) continue;
    if (begin !== null) {
      words.push({ begin, end: secondsOf(at(one, 'end_time')) ?? begin, speaker: speakerOf(one), text: opened + text });
      opened = '';
    } else if (opening.test(text)) opened += text;
    else if (last) last.text += text;
  }
  return words;
}

function recognised(results: unknown[]): Spoken[] | null {
  const heard = results.filter((one) => Array.isArray(at(one, 'alternatives')));
  if (heard.length === 0) return null;
  const spoken = heard.map((one) => listOf(at(one, 'alternatives', 0, 'words')).flatMap((word) => spokenWord(word)));
  const last = spoken.findLast((words) => words.some(({ speaker }) => speaker !== null));
  if (last) {
    const others = spoken.filter((words) => words !== last).flat();
    // Version 1 says at the end once more all that was said, and only there who said it; version 2 says it result by result.
    const isWhole = others.length <= last.length && (last[0]?.begin ?? 0) <= (others[0]?.begin ?? Number.POSITIVE_INFINITY);
    return turnsOf(isWhole ? last : spoken.flat());
  }
  return heard.map((one, index) => {
    const channel = textOf(at(one, 'channelTag'));
    return {
      begin: spoken[index]?.[0]?.begin ?? secondsOf(firstOf(one, ['resultEndTime'], ['resultEndOffset'])) ?? index,
      speaker: channel === null ? null : `channel ${channel}`,
      text: (textOf(at(one, 'alternatives', 0, 'transcript')) ?? '').trim(),
    };
  });
}

function spokenWord(word: unknown): Word[] {
  const text = textOf(at(word, 'word'));
  const label = textOf(firstOf(word, ['speakerLabel'], ['speakerTag']));
  const begin = secondsOf(firstOf(word, ['startTime'], ['startOffset'])) ?? 0;
  const end = secondsOf(firstOf(word, ['endTime'], ['endOffset'])) ?? begin;
  // Speakers are counted from 1; 0 is nobody in particular.
  return text === null ? [] : [{ begin, end, speaker: label === null || label === '0' ? null : `speaker ${label}`, text }];
}
