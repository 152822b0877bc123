import { normalise } from '#signals/normalise.ts';
import { gramsOf } from '#signals/similarity.ts';

/** Questions that are much alike, under the one that came first in the list. */
export interface Gap {
  question: string;
  count: number;
  /** The latest one, ISO 8601. */
  latest: string;
  /** What the bot took them for, the most frequent first. */
  intents: string[];
}

export interface Question {
  text: string;
  intent: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Dice's coefficient of their trigrams from which two questions are one: measured on paraphrases, below it other topics come in. */
const alike = 0.45;

/** Puts questions together that ask the same. @param questions newest first @returns the largest groups first */
export function groupQuestions(questions: Question[]): Gap[] {
  const leaders: { size: number; members: Question[] }[] = [];
  /** Which groups' first questions have a trigram: most pairs have none in common, and are never compared. */
  const having = new Map<number, number[]>();
  for (const question of questions) {
    const grams = gramsOf(normalise(question.text));
    const shared = new Map<number, number>();
    for (const gram of grams) for (const leader of having.get(gram) ?? []) shared.set(leader, (shared.get(leader) ?? 0) + 1);
    let [best, closest] = [-1, alike];
    for (const [leader, count] of shared) {
      const likeness = (2 * count) / (grams.length + leaders[leader]!.size);
      if (likeness > closest || (likeness === closest && best === -1)) [best, closest] = [leader, likeness];
    }
    if (best >= 0) leaders[best]!.members.push(question);
    else {
      for (const gram of grams) having.set(gram, [...(having.get(gram) ?? []), leaders.length]);
      leaders.push({ size: grams.length, members: [question] });
    }
  }
  return leaders.map(({ members }) => gapOf(members)).sort((a, b) => b.count - a.count || (a.latest < b.latest ? 1 : -1));
}

function gapOf(members: Question[]): Gap {
  const counts = new Map<string, number>();
  for (const { intent } of members) if (intent !== '') counts.set(intent, (counts.get(intent) ?? 0) + 1);
  return {
    question: members[0]!.text,
    count: members.length,
    latest: new Date(Math.max(...members.map(({ at }) => at))).toISOString(),
    intents: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([intent]) => intent),
  };
}
