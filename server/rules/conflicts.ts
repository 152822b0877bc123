import type { Rule } from '#domain/rule.ts';

export interface Conflict {
  /** Ids of the rules: the one that has its way first. */
  rules: [string, string];
  /** `both_set`: both set one thing; `forbidden`: the first takes back what the second decides. */
  kind: 'both_set' | 'forbidden';
  /** The action, or the decision that is taken back. */
  what: 'set_group' | 'set_form' | 'say' | 'offer' | 'handoff';
  /** What an admin should know. */
  sentence: string;
}

const single = ['set_group', 'set_form', 'say'] as const;

/** Pairs of enabled rules with the same conditions that want what cannot both be had. */
export function conflictsOf(rules: Rule[]): Conflict[] {
  const active = rules.filter(({ enabled }) => enabled !== false);
  return active.flatMap((first, at) => active.slice(at + 1).flatMap((second) => between(first, second)));
}

function between(first: Rule, second: Rule): Conflict[] {
  if (JSON.stringify(first.conditions) !== JSON.stringify(second.conditions)) return [];
  const conflicts: Conflict[] = [];
  const pair: [string, string] = [first.id, second.id];
  for (const kind of single) {
    const one = first.actions.find((action) => action.kind === kind);
    const other = second.actions.find((action) => action.kind === kind);
    if (one && other && JSON.stringify(one) !== JSON.stringify(other))
      conflicts.push({
        ...{ rules: pair, kind: 'both_set', what: kind },
        sentence: `Both "${first.id}" and "${second.id}" ${kind.replace('_', ' ')}; the first has its way.`,
      });
  }
  for (const [decider, forbidder] of [
    [first, second],
    [second, first],
  ] as const)
    for (const { decision } of decider.actions.filter((action) => action.kind === 'decide'))
      if (decision !== 'answer' && forbidder.actions.some((action) => action.kind === 'forbid' && action.decision === decision))
        conflicts.push({
          ...{ rules: [forbidder.id, decider.id], kind: 'forbidden', what: decision },
          sentence: `"${decider.id}" decides ${decision}, which "${forbidder.id}" forbids; it is never done.`,
        });
  return conflicts;
}
