import type { Conversation } from '#domain/conversation.ts';
import { type Assessment, type Decision, decisions, type Reason, type Signal } from '#domain/decision.ts';
import type { JsonObject } from '#domain/json.ts';
import { act, type Draft, first } from './actions/index.ts';
import type { CompiledRule, CompiledRules } from './compile.ts';
import { type Facts, factsOf, type RuleContext } from './facts.ts';

/** Tries every rule; all that hold act, and each signal is cited once, with the first rule that it made hold. */
export function assess(conversation: Conversation, signals: Signal[], rules: CompiledRules, context: RuleContext): Assessment {
  const facts = factsOf(conversation, signals, context);
  const held = rules.filter(({ holds }) => holds(facts));
  const draft = emptyDraft(conversation);
  for (const { rule } of held) for (const action of rule.actions) act(action, draft, rule.id);
  draft.assessment.reasons = reasonsOf(held, facts, draft.assessment.decision);
  askForMissing(draft, conversation);
  takeBackForbidden(draft);
  sayFirst(held, draft);
  return draft.assessment;
}

function emptyDraft({ channel }: Conversation): Draft {
  return {
    assessment: {
      decision: 'answer',
      priority: 'low',
      reasons: [],
      tags: [],
      channels: [channel],
      group: null,
      form: null,
      fields: {},
      say: null,
      alerts: [],
      missing: [],
      overruled: [],
    },
    setBy: new Map(),
    forbidden: new Map(),
    required: new Set(),
  };
}

/**
 * Each signal with the first rule that it made hold, those that decide as is decided before all others. A rule that decides without one is its own
 * reason, so that no decision is without.
 */
function reasonsOf(held: CompiledRule[], facts: Facts, decision: Decision): Reason[] {
  const reasons = new Map<Signal, Reason>();
  const [deciding, others] = [held.filter(({ decides }) => decides === decision), held.filter(({ decides }) => decides !== decision)];
  for (const one of [...deciding, ...others]) {
    const cited = facts.signals.filter((signal) => isCited(one, signal));
    if (cited.length === 0 && one.decides !== 'answer') reasons.set(...ownReason(one, facts));
    for (const signal of cited) if (!reasons.has(signal)) reasons.set(signal, { ...signal, rule: one.rule.id });
  }
  const isDeciding = (reason: Reason) => Number(deciding.some(({ rule }) => rule.id === reason.rule));
  return [...reasons.values()].sort((a, b) => isDeciding(b) - isDeciding(a) || b.strength - a.strength);
}

function isCited({ cites }: CompiledRule, { code, strength, params }: Signal): boolean {
  return cites.some((one) => one.code === code && strength >= one.at_least && (one.topic === undefined || params.topic === one.topic));
}

/** Words, intents or attributes alone: the messages with the words prove it, or what the requester said last was the occasion. */
function ownReason({ rule, proofs }: CompiledRule, facts: Facts): [Signal, Reason] {
  const found = proofs(facts);
  const last = facts.conversation.messages.findLast(({ author }) => author === 'requester');
  const signal: Signal = {
    code: 'custom',
    strength: 1,
    sentence: `The rule “${rule.id}” applies.`,
    params: { rule: rule.id },
    evidence: found.length > 0 ? found : last ? [last.id] : [],
  };
  return [signal, { ...signal, rule: rule.id }];
}

/** A handoff that lacks required fields waits for them as an offer; an urgent one, and one the bot has announced, does not wait. */
function askForMissing({ assessment, required }: Draft, { requester, report }: Conversation): void {
  if (assessment.decision !== 'handoff') return;
  assessment.missing = [...required].filter((field) => {
    const value =
      field === 'email' || field === 'phone' || field === 'name'
        ? requester[field]
        : (own(requester.attributes, field) ?? own(report.diagnostics, field));
    return value === null || value === undefined || value === '';
  });
  const announced = assessment.reasons.some(({ code }) => code === 'bot_requested');
  if (assessment.missing.length > 0 && assessment.priority !== 'urgent' && !announced) assessment.decision = 'offer';
}

function takeBackForbidden({ assessment, forbidden, setBy }: Draft): void {
  for (const decision of ['handoff', 'offer'] as const) {
    const by = forbidden.get(decision);
    if (by === undefined || assessment.decision !== decision) continue;
    assessment.overruled.push({ rule: setBy.get('decide') ?? '', action: 'decide', by });
    assessment.decision = decisions[decisions.indexOf(decision) - 1] ?? 'answer';
  }
}

/** The first sentence that is true: of a rule whose offer or handoff was taken back none, and while it waits for what the rule itself asks for, its question. */
function sayFirst(held: CompiledRule[], draft: Draft): void {
  const { assessment } = draft;
  const waits = assessment.missing.length > 0 && assessment.decision === 'offer';
  for (const { rule, decides, requires } of held) {
    if (decisions.indexOf(decides) > decisions.indexOf(assessment.decision) && !(waits && requires)) continue;
    for (const action of rule.actions) if (action.kind === 'say' && first('say', draft, rule.id)) assessment.say = action.text;
  }
}

const own = (values: JsonObject, name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
