import type { Conversation, Message } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import { messageWith } from '#domain/platform.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { addJob } from '../store/jobs.ts';
import { addRequesterNote, nextRequesterNote } from '../store/requester-notes.ts';
import type { HandoffDeps } from './deps.ts';

/** What the requester writes while people have the conversation goes to the ticket: a question to an agent must not end at a silent bot. */
export async function passOn(
  deps: HandoffDeps,
  tx: Queryable,
  handoff: { id: string; state: 'requested' | 'accepted' },
  added: Message[],
  conversation: Conversation,
): Promise<void> {
  const news = new Set(added.map(({ id }) => id));
  // Read as a whole: what stands in the new messages may have begun in an old one.
  const written = redactConversation(conversation, deps.redaction).messages.filter(
    ({ id, author }) => author === 'requester' && news.has(id),
  );
  if (written.length === 0) return;
  const isFirst = await addRequesterNote(tx, deps.newId(), handoff.id, written);
  // Before there is a ticket the note waits for it.
  if (isFirst && handoff.state === 'accepted') await writeNext(deps, tx, handoff.id);
}

/** What agents have to know of the way between them and the requester. */
export async function noteForAgents(deps: HandoffDeps, tx: Queryable, handoffId: string, text: string): Promise<void> {
  const message = messageWith({ id: deps.newId(), author: 'system', name: 'Baton', text, sentAt: new Date(deps.now()).toISOString() });
  if (await addRequesterNote(tx, deps.newId(), handoffId, [message])) await writeNext(deps, tx, handoffId);
}

/** Lets the note go that is first in line, if any. */
export async function writeNext(deps: HandoffDeps, tx: Queryable, handoffId: string): Promise<void> {
  const id = await nextRequesterNote(tx, handoffId);
  if (id !== null) await addJob(tx, { id: deps.newId(), task: 'add_note', subject: id, priority: 4, runAt: deps.now() });
}
