import { messageWith } from '#domain/platform.ts';
import { addMessages } from '../store/messages.ts';
import { addAct } from '../store/requester-acts.ts';
import type { HandoffDeps } from './deps.ts';
import { noteOf, openFor } from './from-requester.ts';
import { recordChange } from './record-change.ts';

const about = {
  corrected: 'The requester has read what was passed on, and corrects it:',
  added: 'The requester has read what was passed on, and adds:',
};

/**
 * What the requester puts right or adds: said in the conversation, noted on the ticket, and marked in the brief.
 * @throws AppError unknown_handoff, handoff_closed
 */
export async function sayMore(deps: HandoffDeps, handoffId: string, kind: 'corrected' | 'added', text: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { handoff, conversationId } = await openFor(tx, handoffId);
    const now = deps.now();
    const message = messageWith({
      id: `page ${deps.newId()}`,
      author: 'requester',
      name: handoff.brief.requester.name,
      text,
      sentAt: new Date(now).toISOString(),
    });
    await addMessages(tx, conversationId, [message]);
    await addAct(tx, deps.newId(), handoffId, now, { kind, text });
    await noteOf(deps, tx, handoff, about[kind], [message]);
    await recordChange(deps, tx, { handoffId, agent: null, action: kind, detail: null });
  });
  deps.onJob();
}
