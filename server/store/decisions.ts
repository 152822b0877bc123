import type { Queryable } from '#domain/database.ts';
import type { Assessment, Signal } from '#domain/decision.ts';
import { markStale } from './stale-facts.ts';

export interface DecisionEntry {
  id: string;
  conversationId: string;
  /** Milliseconds since 1970. */
  decidedAt: number;
  /** How many messages had been said by then. */
  messages: number;
  assessment: Assessment;
  signals: Signal[];
}

/** Writes down what was decided and every signal's strength, also where nothing fired: thresholds are tuned on these. No text is kept. */
export async function logDecision(
  tx: Queryable,
  { id, conversationId, decidedAt, messages, assessment, signals }: DecisionEntry,
): Promise<void> {
  const reasons = assessment.reasons.map(({ code, rule, evidence }) => ({ code, rule, evidence }));
  const scores = signals.map(({ code, strength, params }) => ({
    code,
    strength,
    ...(params.topic === undefined ? {} : { topic: params.topic }),
  }));
  await tx.query(
    `insert into decisions (id, conversation_id, decided_at, messages, decision, priority, reasons, signals) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, conversationId, decidedAt, messages, assessment.decision, assessment.priority, JSON.stringify(reasons), JSON.stringify(scores)],
  );
  await markStale(tx, 'conversation', conversationId);
}
