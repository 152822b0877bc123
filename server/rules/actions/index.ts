import { type Assessment, decisions, priorities } from '#domain/decision.ts';
import type { Action } from '#domain/rule.ts';

/** What the rules have said so far, and which of them said it. */
export interface Draft {
  assessment: Assessment;
  /** Rule that set each single-valued thing. */
  setBy: Map<string, string>;
  forbidden: Map<'offer' | 'handoff', string>;
  required: Set<string>;
}

type Act<K extends Action['kind']> = (action: Extract<Action, { kind: K }>, draft: Draft, rule: string) => void;

const acts: { [K in Action['kind']]: Act<K> } = {
  decide: ({ decision }, { assessment, setBy }, rule) => {
    if (decisions.indexOf(decision) <= decisions.indexOf(assessment.decision)) return;
    assessment.decision = decision;
    setBy.set('decide', rule);
  },
  forbid: ({ decision }, { forbidden }, rule) => {
    if (!forbidden.has(decision)) forbidden.set(decision, rule);
  },
  require: ({ fields }, { required }) => {
    for (const field of fields) required.add(field);
  },
  set_priority: ({ priority }, { assessment }) => {
    if (priorities.indexOf(priority) > priorities.indexOf(assessment.priority)) assessment.priority = priority;
  },
  set_group: ({ kind, group }, draft, rule) => {
    if (first(kind, draft, rule)) draft.assessment.group = group;
  },
  set_form: ({ kind, form }, draft, rule) => {
    if (first(kind, draft, rule)) draft.assessment.form = form;
  },
  set_fields: ({ fields }, draft, rule) => {
    for (const [name, value] of Object.entries(fields)) if (first(`set_fields ${name}`, draft, rule)) draft.assessment.fields[name] = value;
  },
  add_tags: ({ tags }, { assessment }) => {
    for (const tag of tags) if (!assessment.tags.includes(tag)) assessment.tags.push(tag);
  },
  // What is true to say is known once everything is decided.
  say: () => undefined,
  offer_channels: ({ channels }, { assessment, setBy }, rule) => {
    if (!setBy.has('offer_channels')) assessment.channels = [];
    setBy.set('offer_channels', rule);
    for (const channel of channels) if (!assessment.channels.includes(channel)) assessment.channels.push(channel);
  },
  alert: ({ to }, { assessment }) => {
    if (!assessment.alerts.includes(to)) assessment.alerts.push(to);
  },
};

export function act(action: Action, draft: Draft, rule: string): void {
  (acts[action.kind] as Act<Action['kind']>)(action, draft, rule);
}

/** The first rule that sets a single thing has its way. */
export function first(what: string, { assessment, setBy }: Draft, rule: string): boolean {
  const by = setBy.get(what);
  if (by === undefined) setBy.set(what, rule);
  else if (by !== rule) assessment.overruled.push({ rule, action: what, by });
  return by === undefined;
}
