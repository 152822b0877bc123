import type { RawDelivery } from '#domain/bot.ts';
import type { Channel, Conversation } from '#domain/conversation.ts';
import type { Assessment, Decision, Overruled, Priority, ReasonCode } from '#domain/decision.ts';
import { AppError } from '#domain/errors.ts';
import { renderTemplate } from '#domain/render-template.ts';
import { findOpenHandoff } from '../store/handoff-states.ts';
import type { HandoffDeps } from './deps.ts';
import { passOn } from './pass-on.ts';
import { variablesOf } from './say-variables.ts';
import { weigh } from './weigh.ts';

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
  /** Rules whose wish was not followed, and which rule had its way. */
  overruled: Overruled[];
  /** Not null while people have the conversation: the bot is to be silent. */
  handoff: { id: string; state: 'requested' | 'accepted' } | null;
  /** Every signal seen, also those that no rule acted on. */
  signals: { code: ReasonCode; strength: number; topic: string | null }[];
}

/**
 * Decides for a bot that asks in the middle of its turn, on all that is known of the conversation. Opens no handoff:
 * that is the bot's to announce once it has stepped aside.
 * @param admit asked once the bot has proved who it is; what it throws is the answer
 * @throws AppError unknown_bot, bad_signature, bad_timestamp, bad_payload
 */
export async function answerDecision(
  deps: HandoffDeps,
  botName: string,
  raw: RawDelivery,
  admit: (bot: string) => void = () => undefined,
): Promise<DecisionAnswer> {
  const connection = Object.hasOwn(deps.bots, botName) ? deps.bots[botName] : undefined;
  if (!connection) throw new AppError('unknown_bot', `No bot named "${botName}" is configured`);
  await connection.bot.verify(raw, connection.secrets, deps.now());
  admit(botName);
  if ((connection.bot.parts?.(raw.body).length ?? 1) > 1)
    throw new AppError('bad_payload', 'The body is of several conversations; ask for one at a time');
  const event = connection.bot.read(raw.body);
  const { assessment, signals, handoff, conversation } = await deps.db.transaction(async (tx) => {
    const weighed = await weigh(deps, tx, botName, event, deps.now());
    const handoff = await findOpenHandoff(tx, weighed.id);
    // A bot that only asks, and is told to be silent, has told the agents nothing yet.
    if (handoff) await passOn(deps, tx, handoff, weighed.added, weighed.conversation);
    return { ...weighed, handoff };
  });
  deps.onJob();
  return {
    decision: assessment.decision,
    priority: assessment.priority,
    reasons: assessment.reasons.map(({ code, rule, strength, sentence, evidence }) => ({ code, rule, strength, sentence, evidence })),
    say: sayOf(assessment, conversation, deps.isOpen?.(deps.now()) ?? null),
    channels: assessment.channels,
    missing: assessment.missing,
    overruled: assessment.overruled,
    handoff,
    signals: signals.map(({ code, strength, params }) => ({
      code,
      strength,
      topic: typeof params.topic === 'string' ? params.topic : null,
    })),
  };
}

/** A rule's sentence with what is known of the conversation by now: nobody waits yet. */
function sayOf(
  { say, reasons, group, priority, channels }: Assessment,
  { locale, channel, requester }: Conversation,
  isOpen: boolean | null,
) {
  if (say === null) return null;
  const told = { reason: reasons[0]?.code ?? 'custom', locale, name: requester.name, channel, group, priority, offered: channels };
  return renderTemplate(say, variablesOf(told, { position: null, minutes: null, isOpen, statusUrl: null }));
}
