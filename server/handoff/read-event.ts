import type { Queryable } from '#domain/database.ts';
import type { HelpdeskEvent } from '#domain/helpdesk.ts';
import type { Task } from '../jobs/worker.ts';
import { addAgentFile, takeAgentFiles } from '../store/agent-files.ts';
import { addAgentMessage } from '../store/agent-messages.ts';
import { findOwner, ownHandoff } from '../store/handoff-owners.ts';
import { findHandoffByTicket, type Handoff } from '../store/handoffs.ts';
import { findEvent } from '../store/helpdesk-events.ts';
import { hold } from '../store/hold.ts';
import { addJob } from '../store/jobs.ts';
import { endWait } from '../store/waits.ts';
import { completeOnce } from './complete-handoff.ts';
import type { HandoffDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { tellBot } from './tell-bot.ts';

/** "Send and solve" is one click and two webhooks, in any order: the reply gets so long to go first. */
const graceMs = 2_000;

/** Reads a stored webhook of the helpdesk and does what it means for the ticket's handoff, if the ticket has one. */
export function readEvent(deps: HandoffDeps): Task {
  return {
    async run(eventId) {
      const stored = await findEvent(deps.db, eventId);
      if (!stored) throw new Error(`Event ${eventId} has a job but no row`);
      const event = deps.helpdesk.readEvent(stored.body);
      return (tx) => takeIn(deps, tx, event);
    },
  };
}

async function takeIn(deps: HandoffDeps, tx: Queryable, event: HelpdeskEvent): Promise<void> {
  if (event.kind === 'other') return;
  const handoff = await findHandoffByTicket(tx, event.ticketId);
  if (!handoff) return;
  switch (event.kind) {
    case 'agent_replied': {
      // Baton itself writes only notes, and notes are no replies: nothing it wrote can come this way. This is for redeliveries under another id.
      const { messageId, text, name, at } = event;
      await hold(tx, handoff.id);
      if (!(await addAgentMessage(tx, handoff.id, { source_id: messageId, name, text, sent_at: at }))) return;
      // Whoever answers has taken it, with or without a click in the panel.
      await endWait(tx, handoff.id, deps.now());
      if (text !== '') await tellBot(deps, tx, handoff, { kind: 'agent_replied', messageId, text, name });
      return passOnFiles(deps, tx, handoff, messageId);
    }
    case 'file_attached':
      // Its reply may come later, or never: files of notes and of requesters wait for ever.
      await hold(tx, handoff.id);
      await addAgentFile(tx, handoff.id, event.messageId, event.file);
      return passOnFiles(deps, tx, handoff, event.messageId);
    case 'agent_assigned':
      return assign(deps, tx, handoff, event.agentId);
    case 'ticket_solved':
      return addJob(tx, {
        id: deps.newId(),
        task: 'complete_handoff',
        subject: handoff.id,
        priority: 2,
        runAt: deps.now() + graceMs,
        isPlanned: true,
      });
    case 'ticket_gone':
      // Or the bot would be silent for ever.
      await completeOnce(deps, tx, handoff, event.disposition, null);
      return;
    case 'handback_asked':
      await completeOnce(deps, tx, handoff, 'handed_back', null);
  }
}

async function passOnFiles(deps: HandoffDeps, tx: Queryable, handoff: Handoff, messageId: string): Promise<void> {
  for (const { by, file } of await takeAgentFiles(tx, handoff.id, messageId))
    await tellBot(deps, tx, handoff, { kind: 'agent_attached', messageId, name: by, file });
}

/** The ticket was given to somebody, or taken, at the helpdesk: they have accepted it, as by the panel's button. Whoever has it keeps it. */
async function assign(deps: HandoffDeps, tx: Queryable, { id, state }: Handoff, agentId: string): Promise<void> {
  if (state !== 'accepted') return;
  const agent = { id: agentId, name: null };
  await endWait(tx, id, deps.now());
  const before = await findOwner(tx, id);
  if (before || !(await ownHandoff(tx, id, agent, deps.now(), false))) return;
  await recordChange(deps, tx, { handoffId: id, agent, action: 'accepted', detail: null });
}
