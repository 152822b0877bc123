import type { RawDelivery } from '#domain/bot.ts';
import type { Channel } from '#domain/conversation.ts';
import type { Decision, Priority, ReasonCode } from '#domain/decision.ts';
import { AppError } from '#domain/errors.ts';
import { decide } from './decide.ts';
import type { HandoffDeps } from './deps.ts';

/** What a bot is told when it asks; wire form, snake_case. */
export interface DecisionAnswer {
  decision: Decision;
  priority: Priority;
  reasons: { code: ReasonCode; rule: string; strength: number; sentence: string; evidence: string[] }[];
  /** What to tell the requester, where a rule says so. */
  say: string | null;
  channels: Channel[];
  /** What to ask before handing off. */
  missing: string[];
  /** Every signal seen, also those that no rule acted on. */
  signals: { code: ReasonCode; strength: number; topic: string | null }[];
}

/**
 * Decides for a bot that asks in the middle of its turn. Stores nothing.
 * @throws AppError unknown_bot, bad_signature, bad_timestamp, bad_payload
 */
export function answerDecision(deps: HandoffDeps, botName: string, raw: RawDelivery): DecisionAnswer {
  const connection = Object.hasOwn(deps.bots, botName) ? deps.bots[botName] : undefined;
  if (!connection) throw new AppError('unknown_bot', `No bot named "${botName}" is configured`);
  connection.bot.verify(raw, connection.secrets, deps.now());
  const { type, conversation } = connection.bot.read(raw.body);
  const { assessment, signals } = decide(conversation, botName, deps.rules, type === 'handoff_requested');
  return {
    decision: assessment.decision,
    priority: assessment.priority,
    reasons: assessment.reasons.map(({ code, rule, strength, sentence, evidence }) => ({ code, rule, strength, sentence, evidence })),
    say: assessment.say,
    channels: assessment.channels,
    missing: assessment.missing,
    signals: signals.map(({ code, strength, params }) => ({
      code,
      strength,
      topic: typeof params.topic === 'string' ? params.topic : null,
    })),
  };
}
