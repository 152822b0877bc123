import { at, firstOf, listOf, textOf } from '../lenient.ts';

/** What one party said without stopping, and when it began, in the unit of its format. */
export interface Spoken {
  begin: number;
  speaker: string | null;
  text: string;
}

type BeginOf = (one: unknown) => number;

/** After so many seconds of silence somebody begins anew; what speech services themselves take by default. */
const longestPause = 0.8;

/** Deepgram's `results.channels` without utterances: of each channel its paragraphs, or its words, or the whole text. */
export function channelTurns(channels: unknown[], beginOf: BeginOf): Spoken[] {
  const words: Word[] = [];
  const turns = channels.flatMap((channel, index): Spoken[] => {
    const best = at(channel, 'alternatives', 0);
    const paragraphs = listOf(at(best, 'paragraphs', 'paragraphs'));
    const heard = listOf(at(best, 'words'));
    const speakers = new Set((paragraphs.length > 0 ? paragraphs : heard).map((one) => textOf(at(one, 'speaker'))));
    const speakerOf = (one: unknown) => {
      const speaker = `speaker ${textOf(at(one, 'speaker')) ?? '0'}`;
      return channels.length === 1 ? speaker : speakers.size > 1 ? `channel ${index} ${speaker}` : `channel ${index}`;
    };
    if (paragraphs.length > 0)
      return paragraphs.map((one) => {
        const sentences = listOf(at(one, 'sentences')).map((sentence) => textOf(at(sentence, 'text')) ?? '');
        return { begin: beginOf(one), speaker: speakerOf(one), text: sentences.join(' ') };
      });
    // Without times there is no order among several channels, and without speakers none within one.
    const isTold = channels.length > 1 ? typeof at(heard[0], 'start') === 'number' : speakers.size > 1;
    if (!isTold) return [{ begin: index, speaker: speakerOf(undefined), text: textOf(at(best, 'transcript')) ?? '' }];
    words.push(...heard.flatMap((one) => wordOf(one, speakerOf(one), beginOf) ?? []));
    return [];
  });
  return [...turns, ...turnsOf(words)];
}

export interface Word extends Spoken {
  end: number;
}

function wordOf(one: unknown, speaker: string, beginOf: BeginOf): Word | null {
  const text = textOf(firstOf(one, ['punctuated_word'], ['word']));
  const [begin, end] = [beginOf(one), at(one, 'end')];
  return text === null ? null : { begin, end: typeof end === 'number' && end > begin ? end : begin, speaker, text };
}

/**
 * The words of all → turns. Whoever pauses while another has their say begins anew; a word that falls into somebody's speech
 * does not cut it in two.
 */
export function turnsOf(words: Word[]): Spoken[] {
  const turns: Word[] = [];
  const open = new Map<string | null, Word>();
  for (const word of [...words].sort((a, b) => a.begin - b.begin)) {
    const turn = open.get(word.speaker);
    const last = turns.at(-1);
    const isLast = turn !== undefined && turn === last;
    const isAnswered = turn !== undefined && last !== undefined && last.begin > turn.end && last.end <= word.begin;
    if (turn !== undefined && (isLast || (word.begin - turn.end < longestPause && !isAnswered))) {
      turn.text += ` ${word.text}`;
      turn.end = word.end;
    } else {
      const begun = { ...word };
      turns.push(begun);
      open.set(word.speaker, begun);
    }
  }
  return turns;
}
