import type { Author } from '../conversation.ts';
import { authorOfName } from './roles.ts';
import type { Line, TranscriptNote } from './transcript.ts';

/** What those say who work for the company. */
export const offersHelp =
  /\b(?:how (?:can|may) (?:i|we) help|how can i assist|welcome to|thank you for (?:contacting|calling)(?! (?:me|us|back)\b)|wie kann ich|comment puis-je|en qué (?:puedo|le puedo)|come posso aiut|como posso ajudar|hoe kan ik)\b/i;

/**
 * Who is who. A speaker whose name tells nothing is judged by the others: whoever offers help works for the company, the first one left is
 * the requester. Names are labels that people and programs put there, and some are wrong: one that all lines carry tells nothing, nor do two that
 * differ by a number only, and of two that are mixed up the words tell more.
 */
export function judgeSpeakers(said: Line[]): { known: Map<string, Author>; notes: TranscriptNote[] } {
  const { speakers, known } = speakersOf(said);
  const [only] = speakers;
  if (only === undefined && said.length > 0 && said.every(({ author }) => author === null))
    return { known, notes: [{ code: 'no_speakers' }] };
  if (only !== undefined && speakers.length === 1 && said.length > 2 && said.some(({ author }) => author === null)) {
    // Whoever "Unknown" is, some lines are the requester's and some are not.
    if (!known.has(only)) known.set(only, 'system');
    return { known, notes: [{ code: 'one_speaker', name: only }] };
  }
  const swapped = swappedLabels(speakers, known, said);
  if (swapped) {
    known.set(swapped.requester, 'agent');
    known.set(swapped.agent, 'requester');
  }
  const unknown = speakers.filter((name) => !known.has(name));
  for (const name of unknown) known.set(name, guess(name, said, known));
  const notes: TranscriptNote[] = [];
  if (swapped) notes.push({ code: 'labels_swapped', ...swapped });
  if (unknown.length > 0) notes.push({ code: 'speakers_guessed', names: unknown.join(', ') });
  return { known, notes };
}

function speakersOf(said: Line[]): { speakers: string[]; known: Map<string, Author> } {
  const heard = new Set<string>();
  const known = new Map<string, Author>();
  // Two parties take turns: of a long transcript nearly every line is by one of the last two.
  let [last, other]: [string | null, string | null] = [null, null];
  for (let at = 0; at < said.length; at += 1) {
    const { name, author } = said[at]!;
    // What happened in somebody's name, or is for the team alone, tells nothing of the part they play.
    if (name === null || author === 'system' || (author === null && (name === last || name === other))) continue;
    heard.add(name);
    if (author !== null) known.set(name, author);
    [last, other] = [name, last];
  }
  const speakers = [...heard];
  if (known.size === 0 && areNumbered(speakers)) return { speakers, known };
  for (const name of speakers) {
    const author = known.get(name) ?? authorOfName(name);
    if (author) known.set(name, author);
  }
  return { speakers, known };
}

/** "Agent 1" and "Agent 2", as where both channels of a call have one label. */
function areNumbered(speakers: string[]): boolean {
  const stems = speakers.map((name) => name.replace(/[\s_#-]{0,4}[([]?\d{1,4}[)\]]?$/, ''));
  return speakers.length > 1 && new Set(stems).size === 1 && stems[0] !== '' && stems.every((stem, at) => stem !== speakers[at]);
}

/** How much each says before it is clear whose part it plays. */
const firstWords = 2;

function swappedLabels(speakers: string[], known: Map<string, Author>, said: Line[]): { requester: string; agent: string } | null {
  const named = (author: Author) => speakers.filter((name) => known.get(name) === author);
  const [[requester, ...others], [agent, ...more]] = [named('requester'), named('agent')];
  if (speakers.length !== 2 || requester === undefined || agent === undefined || others.length + more.length > 0) return null;
  // Where the format itself tells who speaks, nobody has labelled anything.
  if (said.slice(0, 20).some(({ name, author }) => name !== null && author !== null)) return null;
  const helps = (party: string) =>
    said
      .slice(0, 20)
      .filter(({ name }) => name === party)
      .slice(0, firstWords)
      .some(({ text }) => offersHelp.test(text));
  return helps(requester) && !helps(agent) ? { requester, agent } : null;
}

function guess(name: string, said: Line[], known: Map<string, Author>): Author {
  const taken = new Set(known.values());
  if (taken.has('requester'))
    return taken.has('bot') || !said.some((line) => line.name === name && offersHelp.test(line.text)) ? 'agent' : 'bot';
  return said.slice(0, 20).some((line) => line.name === name && offersHelp.test(line.text)) ? 'agent' : 'requester';
}
