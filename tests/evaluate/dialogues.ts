import type { Channel, Conversation, Message } from '#domain/conversation.ts';
import type { Assessment, ReasonCode } from '#domain/decision.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import { decide } from '../../server/handoff/decide.ts';
import { goldenTransfer } from './golden-transfer.ts';
import { count, round, sharesOf } from './shares.ts';

export interface LabelledDialogue {
  id: string;
  lang: string;
  channel?: Channel;
  turns: { from: 'customer' | 'bot'; text: string; confidence?: number | null; intent?: string | null }[];
  /** `turn` and `latest_ok` are places in `turns`, counted from 0. */
  gold: { handoff: boolean; turn: number | null; latest_ok?: number | null; reasons?: ReasonCode[]; priority?: string | null };
}

interface Outcome {
  gold: LabelledDialogue['gold'];
  /** Place of the turn after which the handoff was decided. */
  turn: number | null;
  assessment: Assessment | null;
}

const deciding = { bot: 'evaluation', rules: compileRules(defaultRules), isOpen: null, at: 0, handoffRequested: false };

export function evaluateDialogues(dialogues: LabelledDialogue[]): Record<string, unknown> {
  const outcomes = dialogues.map(run);
  const { p, r, f1, p_interval, r_interval, n } = sharesOf(count(outcomes.map(({ gold, turn }) => [turn !== null, gold.handoff])));
  const right = outcomes.filter(({ gold, turn }) => gold.handoff && turn !== null);
  const early =
    right.filter(({ gold, turn }) => (turn ?? 0) < (gold.turn ?? 0)).length +
    outcomes.filter(({ gold, turn }) => !gold.handoff && turn !== null).length;
  const wanted = outcomes.filter(({ gold }) => gold.handoff);
  const late = wanted.filter(({ gold, turn }) => turn === null || turn > (gold.latest_ok ?? gold.turn ?? 0)).length;
  const reasoned = right.filter(({ gold }) => (gold.reasons?.length ?? 0) > 0);
  return {
    p,
    r,
    f1,
    p_interval,
    r_interval,
    n,
    gt1: golden(outcomes, 1),
    gt2: golden(outcomes, 2),
    gt3: golden(outcomes, 3),
    too_early: round(outcomes.length === 0 ? null : early / outcomes.length),
    too_late: round(wanted.length === 0 ? null : late / wanted.length),
    reasons: round(
      reasoned.length === 0
        ? null
        : reasoned.filter(({ gold, assessment }) =>
            assessment?.reasons.some(({ code, params }) => gold.reasons?.some((reason) => reason === code || reason === params.topic)),
          ).length / reasoned.length,
    ),
    priority: round(
      share(
        right.filter(({ gold }) => gold.priority),
        ({ gold, assessment }) => assessment?.priority === gold.priority,
      ),
    ),
  };
}

/** Replays a dialogue turn by turn, as a bot that asks after each would see it. */
export function run({ id, channel, turns, gold }: LabelledDialogue): Outcome {
  const messages: Message[] = turns.map(({ from, text, confidence, intent }, place) => ({
    id: `${place}`,
    author: from === 'bot' ? 'bot' : 'requester',
    name: null,
    text,
    sentAt: null,
    confidence: confidence ?? null,
    intent: intent ?? null,
    sources: null,
    attachments: [],
  }));
  for (const place of messages.keys()) {
    const { assessment } = decide(asConversation(id, channel, messages.slice(0, place + 1)), deciding);
    if (assessment.decision === 'handoff') return { gold, turn: place, assessment };
  }
  return { gold, turn: null, assessment: null };
}

function golden(outcomes: Outcome[], tolerance: number): number | null {
  const scores = outcomes.map(({ gold, turn }) =>
    goldenTransfer(turn === null ? [] : [turn], gold.handoff ? [gold.turn ?? 0] : [], tolerance),
  );
  return round(scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length);
}

function share<T>(all: T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(holds).length / all.length;
}

function asConversation(id: string, channel: Channel | undefined, messages: Message[]): Conversation {
  return {
    id,
    channel: channel ?? 'chat',
    locale: null,
    startedAt: null,
    requester: { id: null, name: null, email: null, phone: null, attributes: {} },
    messages,
    report: { name: null, intent: null, classification: null, confidence: null, reason: null, attempts: [], diagnostics: {} },
  };
}
