import type { Brief } from '../brief.ts';
import { newest, provenBy } from './evidence.ts';

/** How the requester sounded, message by message: -1 upset, 0 even, 1 content. */
export interface Mood {
  points: { at: number; value: -1 | 0 | 1 }[];
  trend: 'better' | 'worse' | 'steady' | 'unknown';
}

const most = 24;
/** Mean change from the older half to the newer half that is no accident of one message. */
const clear = 0.3;

// A few words each in the languages of the panel; what the detectors saw counts before them.
const contentWords = wordsOf(
  'thanks?|thx|great|perfect|awesome|that helps|works now|gracias|perfecto|genial|merci|super|parfait|danke|prima|klasse|obrigad[oa]|ótimo|perfeito|grazie|bedankt|شكرا|شكراً|ممتاز',
  'ありがとう|助かり|👍|🙏|😊|❤',
);
const upsetWords = wordsOf(
  "not what i|doesn['’]?t help|does not help|still (?:not|no|broken|waiting)|useless|ridiculous|unacceptable|terrible|worst|fed up|angry|inútil|inaceptable|ridículo|no sirve|inadmissible|inutile|ridicule|marre|unmöglich|unverschämt|nutzlos|hilft nicht|inaceitável|absurdo|não adianta|[وف]?(?:ال)?سيئ(?:ة|ا|اً)?|غير مقبولة?|لا يفيد",
  'ひどい|役に立た|いい加減|怒|😡|🤬|👎|[!？！?]{3,}',
);

/**
 * @param whole words that stand by themselves: "démarrer" holds "marre", and nobody who starts is angry
 * @param anywhere of scripts that put no space between words, and signs
 */
function wordsOf(whole: string, anywhere: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${whole})(?![\\p{L}\\p{M}\\p{N}])|${anywhere}`, 'iu');
}

export function moodOf(brief: Brief): Mood {
  const seen = provenBy(brief, ['frustration']);
  const said = newest(brief.messages).filter(({ message }) => message.author === 'requester' && message.text !== '');
  const points = said.slice(-most).map(({ message, at }) => ({ at, value: soundOf(message.text.slice(0, 1_000), seen.has(message.id)) }));
  return { points, trend: trendOf(points.map(({ value }) => value)) };
}

function soundOf(text: string, isFrustrated: boolean): -1 | 0 | 1 {
  if (isFrustrated || upsetWords.test(text)) return -1;
  return contentWords.test(text) ? 1 : 0;
}

function trendOf(values: number[]): Mood['trend'] {
  if (values.length < 2) return 'unknown';
  const half = Math.floor(values.length / 2);
  const change = mean(values.slice(half)) - mean(values.slice(0, half));
  return change > clear ? 'better' : change < -clear ? 'worse' : 'steady';
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
