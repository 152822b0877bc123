import type { Brief } from '../brief.ts';
import type { Json } from '../json.ts';
import { finderIn, newest } from './evidence.ts';
import { factsIn, type StatedKind } from './stated.ts';

/** Something that need not be asked again. */
export interface KnownFact {
  kind: 'name' | 'diagnostic' | StatedKind;
  /** The bot's own name for it; null where the kind says what it is. */
  label: string | null;
  value: string;
  /** Place of the message that tells it; null where the platform told it. */
  at: number | null;
}

const newestOfAKind = 3;

/** What the platform, the bot and the requester have told, each thing once; what matters less stands behind. */
export function knownFacts(brief: Brief): KnownFact[] {
  const { requester, diagnostics, messages } = brief;
  const whereSaid = finderIn(messages);
  const told: KnownFact[] = [];
  const add = (kind: KnownFact['kind'], label: string | null, value: string | null) => {
    if (value !== null && value.trim() !== '') told.push({ kind, label, value, at: whereSaid(value) });
  };
  add('name', null, requester.name);
  add('email', null, requester.email);
  add('phone', null, requester.phone);
  for (const [label, value] of Object.entries(diagnostics)) add('diagnostic', label, plain(value));
  return once([...told, ...statedFacts(brief)]);
}

/** What the requester wrote themselves: the newest few of each kind, and behind them the older ones, in the order in which they were written. */
function statedFacts({ messages }: Brief): KnownFact[] {
  const stated = newest(messages)
    .filter(({ message }) => message.author === 'requester')
    .flatMap(({ message, at }) => factsIn(message.text).map(({ kind, value }): KnownFact => ({ kind, label: null, value, at })));
  const count = new Map<string, number>();
  const recent = new Set<KnownFact>();
  for (const fact of stated.toReversed()) {
    const sofar = count.get(fact.kind) ?? 0;
    count.set(fact.kind, sofar + 1);
    if (sofar < newestOfAKind) recent.add(fact);
  }
  return [...stated.filter((fact) => recent.has(fact)), ...stated.filter((fact) => !recent.has(fact))];
}

/** Lists and trees are for the diagnostics below, not for a glance. */
function plain(value: Json): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.length <= 80 ? value : null;
}

function once(facts: KnownFact[]): KnownFact[] {
  const seen = new Set<string>();
  return facts.filter(({ value }) => {
    const key = value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
