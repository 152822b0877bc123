import type { Decision, Priority, ReasonCode } from './decision.ts';

/** What must hold. Data, as an admin configures it. */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'signal'; code: ReasonCode; at_least: number };

/** What follows. */
export type Action =
  | { kind: 'decide'; decision: Decision }
  | { kind: 'set_priority'; priority: Priority }
  | { kind: 'add_tags'; tags: string[] };

/** An escalation rule. Rules are tried in order and all that hold act; the strongest decision and priority win. */
export interface Rule {
  id: string;
  conditions: Condition;
  actions: Action[];
}
