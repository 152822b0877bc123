import type { Rule } from '#domain/rule.ts';

const key = 'baton.rules';

/** A draft that nobody has saved stays in this tab while its author looks into other rooms. @param version what it was made of */
export function keepDraft(version: number, rules: Rule[] | null): void {
  try {
    if (rules === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify({ version, rules }));
  } catch {
    // A browser that keeps nothing for frames of others: the draft lives as long as the room is open.
  }
}

/** @returns null where there is none, or where somebody has saved since */
export function keptDraft(version: number): Rule[] | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as { version: number; rules: Rule[] } | null;
    return kept?.version === version ? kept.rules : null;
  } catch {
    return null;
  }
}
