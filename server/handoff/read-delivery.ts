import { createHash } from 'node:crypto';
import type { BotEvent } from '#domain/bot.ts';
import { composeBrief } from '#domain/compose-brief.ts';
import type { Conversation, Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import type { Assessment } from '#domain/decision.ts';
import { AppError } from '#domain/errors.ts';
import type { Routing } from '#domain/helpdesk.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { requesterKeys } from '#domain/requester-keys.ts';
import { languageOf } from '#signals/language.ts';
import type { Task } from '../jobs/worker.ts';
import { type Delivery, findDelivery } from '../store/deliveries.ts';
import { findOpenHandoff } from '../store/handoff-states.ts';
import { openHandoff } from '../store/handoffs.ts';
import { addJobs } from '../store/jobs.ts';
import { addProvenKeys, findOpenByProvenKeys, holdPerson } from '../store/proven-keys.ts';
import { addRequesterKeys } from '../store/requester-keys.ts';
import type { BotConnection, HandoffDeps } from './deps.ts';
import { jobPriority } from './job-priority.ts';
import { join, joinTo } from './join.ts';
import type { Came } from './just-came.ts';
import { passOn } from './pass-on.ts';
import { provenKeys } from './proven-keys.ts';
import { weigh } from './weigh.ts';

/** A requester hears nothing for so long; then it is the truth, within five seconds also where the work is much. */
const patienceMs = 3_000;

/** Reads a stored delivery into its conversation, decides, and opens a handoff when the decision says so. */
export function readDelivery(deps: HandoffDeps): Task {
  return {
    async run(deliveryId) {
      const { delivery, event } = deps.intake.justCame(deliveryId) ?? (await readAgain(deps, deliveryId));
      return (tx) => takeIn(deps, tx, delivery, event);
    },
  };
}

async function readAgain(deps: HandoffDeps, deliveryId: string): Promise<Came> {
  const delivery = await findDelivery(deps.db, deliveryId);
  if (!delivery) throw new Error(`Delivery ${deliveryId} has a job but no row`);
  return { delivery, event: connectionOf(deps, delivery).bot.read(new TextEncoder().encode(delivery.body)) };
}

function connectionOf(deps: HandoffDeps, { bot }: Delivery): BotConnection {
  const connection = deps.bots[bot];
  // Given up and kept: whoever connects the bot again can have it read then.
  if (!connection) throw new AppError('unknown_bot', `Bot "${bot}" was removed before this was read`);
  return connection;
}

async function takeIn(deps: HandoffDeps, tx: Queryable, delivery: Delivery, event: BotEvent): Promise<void> {
  const connection = connectionOf(deps, delivery);
  const { id, conversation, added, assessment } = await weigh(deps, tx, delivery.bot, event, delivery.received_at);
  const open = await findOpenHandoff(tx, id);
  if (open) return passOn(deps, tx, open, added, conversation);
  const keys = provenKeys(delivery.bot, connection.proves ?? [], conversation);
  await holdPerson(tx, keys);
  const known = await findOpenByProvenKeys(tx, keys, delivery.received_at - deps.returnWindowMs);
  if (known && (assessment.decision === 'handoff' || cameBack(conversation, added, known.channel))) {
    await addProvenKeys(tx, known.id, keys);
    return joinTo(deps, tx, known, { id, bot: delivery.bot, conversation });
  }
  if (assessment.decision !== 'handoff') return;

  const brief = composeBrief({
    handoffId: handoffIdOf(delivery),
    requestedAt: new Date(delivery.received_at).toISOString(),
    bot: delivery.bot,
    conversation: { ...redactConversation(conversation, deps.redaction), locale: conversation.locale ?? languageOf(conversation) },
    assessment,
    state: 'requested',
  });
  // A name or an address is anybody's claim; the bot's own id of a person is not.
  const requester = conversation.requester.id === null ? null : JSON.stringify([delivery.bot, conversation.requester.id]);
  const opened = await openHandoff(tx, {
    conversationId: id,
    requester,
    brief,
    routing: routingOf(assessment),
    say: assessment.say,
    requestedAt: delivery.received_at,
  });
  if (!opened) return join(deps, tx, { id, bot: delivery.bot, requester, conversation });
  await addProvenKeys(tx, brief.handoff.id, keys);
  await addRequesterKeys(tx, brief.handoff.id, requesterKeys(delivery.bot, conversation.requester));
  const [subject, now] = [brief.handoff.id, deps.now()];
  await addJobs(tx, [
    { id: deps.newId(), task: 'create_ticket', subject, priority: jobPriority[assessment.priority], runAt: now },
    { id: deps.newId(), task: 'tell_delay', subject, priority: 4, runAt: now + patienceMs, isPlanned: true },
  ]);
}

/** They write on another channel than the one on which people look after them; in a second chat they may well mean the bot. */
function cameBack({ channel }: Conversation, added: Message[], before: string): boolean {
  return channel !== 'other' && before !== 'other' && channel !== before && added.some(({ author }) => author === 'requester');
}

/** The same for the same delivery, also when it is read again by a database that was put back to an earlier state. */
function handoffIdOf({ bot, source_id }: Delivery): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([bot, source_id]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function routingOf({ tags, group, form, fields, channels, alerts }: Assessment): Routing {
  return { tags, group, form, fields, channels, alerts };
}
