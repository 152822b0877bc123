import type { Assessment } from '#domain/decision.ts';
import { decisions, priorities } from '#domain/decision.ts';
import type { Action } from '#domain/rule.ts';

type Act<K extends Action['kind']> = (action: Extract<Action, { kind: K }>, assessment: Assessment) => Assessment;

/** Rules may only raise: what one rule decided no other softens, so their order changes nothing. */
const acts: { [K in Action['kind']]: Act<K> } = {
  decide: ({ decision }, assessment) => ({ ...assessment, decision: higher(decisions, assessment.decision, decision) }),
  set_priority: ({ priority }, assessment) => ({ ...assessment, priority: higher(priorities, assessment.priority, priority) }),
  add_tags: ({ tags }, assessment) => ({ ...assessment, tags: [...new Set([...assessment.tags, ...tags])] }),
};

export function act(action: Action, assessment: Assessment): Assessment {
  return (acts[action.kind] as Act<Action['kind']>)(action, assessment);
}

function higher<T>(scale: readonly T[], a: T, b: T): T {
  return scale.indexOf(b) > scale.indexOf(a) ? b : a;
}
