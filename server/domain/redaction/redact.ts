import { digitRuns } from './digit-runs.ts';
import { finders } from './index.ts';
import { type Found, messageEnd, type PrivateKind, privateKinds, type Reading, type RedactionPolicy, usualPolicy } from './kind.ts';
import { spell } from './spell.ts';

interface Said {
  author: string;
  text: string;
}

/** A text as long as the longest that is read; what stands behind it is hidden whole. */
const longestText = 200_000;
const names: Record<PrivateKind, string> = {
  secret: 'key',
  password: 'password',
  card: 'card',
  iban: 'bank account',
  national_id: 'id number',
  email: 'email',
  ip: 'IP address',
  phone: 'phone',
};

/**
 * A transcript without what the policy keeps from people and machines, each place marked `[redacted …]`. What one author spread over
 * several messages is found, and what was spoken digit by digit.
 * @returns the same messages; those that nothing was taken from are the very same objects
 */
export function redactMessages<T extends Said>(messages: readonly T[], policy: RedactionPolicy = usualPolicy): T[] {
  const redacted = [...messages];
  for (const author of new Set(messages.map((message) => message.author))) {
    const places = messages.flatMap((message, index) => (message.author === author ? [index] : []));
    const texts = redactTexts(
      places.map((place) => messages[place]!.text),
      policy,
      places.map((place) => messages[place - 1]?.text ?? ''),
    );
    for (const [index, text] of texts.entries()) {
      const place = places[index]!;
      if (text !== messages[place]!.text) redacted[place] = { ...messages[place]!, text };
    }
  }
  return redacted;
}

/** One text by itself. */
export function redactText(text: string, policy: RedactionPolicy = usualPolicy): string {
  return redactTexts([text], policy, [''])[0]!;
}

function redactTexts(texts: string[], policy: RedactionPolicy, before: string[]): string[] {
  const spelled = texts.map((text) => spell(text.slice(0, longestText)));
  const starts: number[] = [];
  let plain = '';
  for (const one of spelled) {
    starts.push(plain.length);
    plain += one.plain + messageEnd;
  }
  plain = plain.slice(0, -1);
  const asked = new Map(starts.map((start, index) => [start, before[index]!]));
  const reading: Reading = { plain, runs: digitRuns(plain), before: (at) => asked.get(at) ?? '' };
  const places = inOrder(reading, policy);
  if (places.length === 0 && texts.every((text) => text.length <= longestText)) return texts;
  // Texts and places are both in order: each text begins at the first place that reaches into it, not at the first of all.
  let next = 0;
  return texts.map((text, index) => {
    const { plain: piece, at } = spelled[index]!;
    const start = starts[index]!;
    let [out, from] = ['', 0];
    while (next < places.length && places[next]!.to <= start) next += 1;
    for (let which = next; which < places.length && places[which]!.from < start + piece.length; which += 1) {
      const place = places[which]!;
      const [first, last] = [Math.max(place.from - start, 0), Math.min(place.to - start, piece.length)];
      if (first >= last) continue;
      const head = at ? at[first]! : first;
      const tail = last < piece.length ? (at ? at[last]! : last) : Math.min(text.length, longestText);
      out += text.slice(from, head) + sign(place.kind, policy, plain.slice(place.from, place.to));
      from = tail;
    }
    const rest = text.length > longestText ? `${text.slice(from, longestText)}[redacted unread text]` : text.slice(from);
    return out + rest;
  });
}

interface Place extends Found {
  kind: PrivateKind;
}

/** What has to be hidden, oldest first, none inside another. */
function inOrder(reading: Reading, policy: RedactionPolicy): Place[] {
  const all = privateKinds.flatMap((kind, rank) =>
    policy[kind] === 'keep' ? [] : finders[kind](reading).map((found) => ({ ...found, kind, rank })),
  );
  all.sort((a, b) => a.from - b.from || a.rank - b.rank);
  const places: (Place & { rank: number })[] = [];
  for (const one of all) {
    const last = places.at(-1);
    if (!last || one.from >= last.to) places.push({ ...one });
    else {
      last.to = Math.max(last.to, one.to);
      if (one.rank < last.rank) Object.assign(last, { kind: one.kind, rank: one.rank });
    }
  }
  return places;
}

/** Only of what people tell apart by its end, the end stays. */
function sign(kind: PrivateKind, policy: RedactionPolicy, plain: string): string {
  if (policy[kind] === 'drop') return `[redacted ${names[kind]}]`;
  const ends = { card: /\d{4}$/, iban: /[\dA-Za-z]{4}$/, phone: /\d{4}$/ } as Partial<Record<PrivateKind, RegExp>>;
  const end = plain.includes(messageEnd) ? undefined : ends[kind]?.exec(plain.replace(/[\s().-]/g, ''))?.[0];
  return end === undefined ? `[redacted ${names[kind]}]` : `[redacted ${names[kind]} …${end}]`;
}
