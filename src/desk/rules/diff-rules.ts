import type { Rule } from '#domain/rule.ts';

/** One difference between two lists of rules; a rule is the same one as long as it keeps its id. */
export type RuleChange =
  | { kind: 'added' | 'removed'; rule: Rule }
  | { kind: 'changed'; before: Rule; after: Rule }
  | { kind: 'turned_on' | 'turned_off' | 'moved'; rule: Rule };

const isOn = ({ enabled }: Rule) => enabled !== false;
const content = ({ conditions, actions }: Rule) => JSON.stringify([conditions, actions]);

/** What somebody did who made `after` of `before`, in the order in which the rules stand. */
export function diffRules(before: Rule[], after: Rule[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map(({ id }) => id));
  const moved = movedIn(before, after);
  const changes: RuleChange[] = before.filter(({ id }) => !kept.has(id)).map((rule) => ({ kind: 'removed', rule }));
  for (const rule of after) {
    const was = old.get(rule.id);
    if (!was) {
      changes.push({ kind: 'added', rule });
      continue;
    }
    if (content(was) !== content(rule)) changes.push({ kind: 'changed', before: was, after: rule });
    if (isOn(was) !== isOn(rule)) changes.push({ kind: isOn(rule) ? 'turned_on' : 'turned_off', rule });
    if (moved.has(rule.id)) changes.push({ kind: 'moved', rule });
  }
  return changes;
}

/** The fewest rules that have to be moved to get from one order to the other: all that are not in the longest run that kept its order. */
function movedIn(before: Rule[], after: Rule[]): Set<string> {
  const place = new Map(before.map(({ id }, index) => [id, index]));
  const shared = after.filter(({ id }) => place.has(id)).map(({ id }) => id);
  const longest: string[][] = [];
  for (const [at, id] of shared.entries()) {
    let best: string[] = [];
    for (let earlier = 0; earlier < at; earlier += 1)
      if (place.get(shared[earlier]!)! < place.get(id)! && longest[earlier]!.length > best.length) best = longest[earlier]!;
    longest.push([...best, id]);
  }
  const stays = new Set(longest.reduce((best, one) => (one.length > best.length ? one : best), []));
  return new Set(shared.filter((id) => !stays.has(id)));
}
