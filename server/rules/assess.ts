import type { Conversation } from '#domain/conversation.ts';
import { type Assessment, decisions, type Reason, type Signal } from '#domain/decision.ts';
import { act, type Draft } from './actions/index.ts';
import type { CompiledRule, CompiledRules } from './compile.ts';
import { type Facts, factsOf, type RuleContext } from './facts.ts';

/** Tries every rule; all that hold act, and each signal is cited once, with the first rule that it made hold. */
export function assess(conversation: Conversation, signals: Signal[], rules: CompiledRules, context: RuleContext): Assessment {
  const facts = factsOf(conversation, signals, context);
  const held = rules.filter(({ holds }) => holds(facts));
  const draft = emptyDraft(conversation);
  for (const { rule } of held) for (const action of rule.actions) act(action, draft, rule.id);
  draft.assessment.reasons = reasonsOf(held, facts);
  askForMissing(draft, conversation);
  takeBackForbidden(draft);
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

function reasonsOf(held: CompiledRule[], facts: Facts): Reason[] {
  const { signals } = facts;
  const reasons = new Map<Signal, Reason>();
  for (const one of held) if (one.isOwnReason) reasons.set(...ownReason(one, facts));
  for (const { rule, cites } of held)
    for (const { code, at_least, topic } of cites)
      for (const signal of signals)
        if (
          signal.code === code &&
          signal.strength >= at_least &&
          (topic === undefined || signal.params.topic === topic) &&
          !reasons.has(signal)
        )
          reasons.set(signal, { ...signal, rule: rule.id });
  return [...reasons.values()].sort((a, b) => b.strength - a.strength);
}

/** A rule that looks at words, intents or attributes alone is its own reason, and what the requester said last its occasion. */
function ownReason({ rule }: CompiledRule, { conversation }: Facts): [Signal, Reason] {
  const last = conversation.messages.findLast(({ author }) => author === 'requester');
  const signal: Signal = {
    code: 'custom',
    strength: 1,
    sentence: `The rule “${rule.id}” applies.`,
    params: { rule: rule.id },
    evidence: last ? [last.id] : [],
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
        : (requester.attributes[field] ?? report.diagnostics[field]);
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
