import type { Author, Channel } from './conversation.ts';
import type { Decision, Priority, ReasonCode } from './decision.ts';
import type { Json } from './json.ts';

/** A test of one text: one of some values (capitals ignored), or an RE2 pattern found somewhere in it. */
export type TextTest = { in: string[] } | { matches: string };

/** What must hold. Data, as an admin configures it. */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  /** A signal of at least that strength; `topic` narrows sensitive topics. */
  | { kind: 'signal'; code: ReasonCode; at_least: number; topic?: string }
  /** At least `count` of the last `within` messages are evidence of the signal. */
  | { kind: 'evidence'; code: ReasonCode; count: number; within: number }
  | { kind: 'messages'; author?: Author; at_least: number }
  /** The requester has been at it for so long, without a pause of an hour and without an agent. */
  | { kind: 'waiting'; minutes: number }
  | { kind: 'channel'; in: Channel[] }
  | { kind: 'language'; in: string[] }
  | { kind: 'business_hours'; open: boolean }
  | { kind: 'bot'; in: string[] }
  | { kind: 'intent'; test: TextTest }
  | { kind: 'classification'; test: TextTest }
  | { kind: 'attribute'; name: string; test: TextTest | { at_least: number } | { equals: Json } }
  /** What somebody said in the last `within` messages. */
  | { kind: 'text'; author: Author; within: number; matches: string };

/** What follows. */
export type Action =
  | { kind: 'decide'; decision: Decision }
  /** A negative rule: whatever other rules decide, it will not be this. */
  | { kind: 'forbid'; decision: 'offer' | 'handoff' }
  /** What must be known before a handoff: email, phone, name, or the name of an attribute or diagnostic. */
  | { kind: 'require'; fields: string[] }
  | { kind: 'set_priority'; priority: Priority }
  | { kind: 'set_group'; group: string }
  | { kind: 'set_form'; form: string }
  | { kind: 'set_fields'; fields: Record<string, string> }
  | { kind: 'add_tags'; tags: string[] }
  | { kind: 'say'; text: string }
  | { kind: 'offer_channels'; channels: Channel[] }
  | { kind: 'alert'; to: string };

/**
 * An escalation rule. All rules that hold act. The strongest decision and priority win whatever the order;
 * of two groups, forms or sentences the first rule's wins; a forbidden decision is taken back last, and what its rule would have said with it.
 */
export interface Rule {
  id: string;
  /** Absent means enabled. */
  enabled?: boolean;
  conditions: Condition;
  actions: Action[];
}
