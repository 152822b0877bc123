import type { Brief, BriefMessage } from '#domain/brief.ts';
import { toBriefMessage } from '#domain/compose-brief.ts';
import type { Message } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import { messageWith } from '#domain/platform.ts';
import { redactMessages } from '#domain/redaction/redact.ts';
import { countSaid, messagesNow } from '../store/after-brief.ts';
import { listAgentMessages } from '../store/agent-messages.ts';
import { findHandoffByTicket } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';

/** The brief behind a ticket, with what was said since it was written at its end. @throws AppError unknown_brief when no handoff made that ticket */
export async function readBrief(deps: HandoffDeps, ticketId: string): Promise<Brief> {
  const handoff = await findHandoffByTicket(deps.db, ticketId);
  if (!handoff) throw new AppError('unknown_brief', `No handoff made ticket ${ticketId}`);
  const { brief, id } = handoff;
  const { channel } = await countSaid(deps.db, id);
  // Read as a whole: what stands in the brief may have gone on in a later message.
  const now = redactMessages(await messagesNow(deps.db, id), deps.redaction);
  const texts = new Map(now.map((message) => [message.id, message.text]));
  const since = [...saidSince(now, brief.messages), ...(await repliedSince(deps, id))];
  return {
    ...brief,
    conversation: { ...brief.conversation, channel },
    messages: [...brief.messages.map((message) => ({ ...message, text: texts.get(message.id) ?? message.text })), ...inOrder(since)],
  };
}

function saidSince(now: Message[], told: BriefMessage[]): BriefMessage[] {
  const known = new Set(told.map(({ id }) => id));
  // Older messages may have been left out of the brief on purpose; what comes behind its last one is new.
  return now.slice(now.findLastIndex(({ id }) => known.has(id)) + 1).map(toBriefMessage);
}

async function repliedSince({ db }: HandoffDeps, handoffId: string): Promise<BriefMessage[]> {
  const replies = await listAgentMessages(db, handoffId);
  return replies.map(({ source_id, name, text, sent_at }) =>
    toBriefMessage(messageWith({ id: `reply ${source_id}`, author: 'agent', text, name, sentAt: sent_at })),
  );
}

function inOrder(messages: BriefMessage[]): BriefMessage[] {
  if (messages.some(({ sent_at }) => sent_at === null)) return messages;
  return messages.toSorted((a, b) => Date.parse(a.sent_at!) - Date.parse(b.sent_at!));
}
