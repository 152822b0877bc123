import type { Rule } from '#domain/rule.ts';
import type { Saved } from '../use-setting.ts';

const key = 'baton.rules';

interface Kept {
  rules: Rule[];
  /** What they were made of, which may not be in force any more. */
  madeOf: Saved<Rule[]>;
}

/** A draft that nobody has saved stays in this tab while its author looks into other rooms. */
export function keepDraft(madeOf: Saved<Rule[]>, rules: Rule[] | null): void {
  try {
    if (rules === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify({ madeOf, rules } satisfies Kept));
  } catch {
    // A browser that keeps nothing for frames of others: the draft lives as long as the room is open.
  }
}

/** @returns null where there is none */
export function keptDraft(): Kept | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as Kept | null;
    return kept?.madeOf === undefined ? null : kept;
  } catch {
    return null;
  }
}
