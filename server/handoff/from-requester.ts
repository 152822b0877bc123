import type { Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import { messageWith } from '#domain/platform.ts';
import { holdConversationOf } from '../store/conversations.ts';
import { findHandoff, type Handoff } from '../store/handoffs.ts';
import { addRequesterNote } from '../store/requester-notes.ts';
import type { HandoffDeps } from './deps.ts';
import { writeNext } from './pass-on.ts';

/**
 * The handoff in which a requester does something, held with its conversation until the transaction ends.
 * @throws AppError unknown_handoff, handoff_closed
 */
export async function openFor(tx: Queryable, handoffId: string): Promise<{ handoff: Handoff; conversationId: string }> {
  const conversationId = await holdConversationOf(tx, handoffId);
  const handoff = conversationId === null ? null : await findHandoff(tx, handoffId);
  if (!handoff) throw new AppError('unknown_handoff', `No handoff has the id ${handoffId}`);
  if (handoff.state === 'completed')
    throw new AppError('handoff_closed', `The handoff has ended already (${handoff.disposition ?? handoff.state})`);
  return { handoff, conversationId: conversationId! };
}

/** Has agents told in the ticket, under a line that says what it is; before there is a ticket, the note waits for it. */
export async function noteOf(deps: HandoffDeps, tx: Queryable, handoff: Handoff, about: string, said: Message[] = []): Promise<void> {
  const sentAt = new Date(deps.now()).toISOString();
  const line = messageWith({ id: deps.newId(), author: 'system', name: 'Baton', text: about, sentAt });
  const isFirst = await addRequesterNote(tx, deps.newId(), handoff.id, [line, ...said]);
  if (isFirst && handoff.ticketId !== null) await writeNext(deps, tx, handoff.id);
}
