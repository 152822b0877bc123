import type { Message } from '#domain/conversation.ts';
import type { Task } from '../jobs/worker.ts';
import { findHandoff } from '../store/handoffs.ts';
import { listActs } from '../store/requester-acts.ts';
import { endRequesterNote, findRequesterNote } from '../store/requester-notes.ts';
import type { HandoffDeps } from './deps.ts';
import { safe } from './note-html.ts';
import { writeNext } from './pass-on.ts';

const longestMessage = 8_000;
const mostMessages = 20;

/** Writes what the requester went on to say onto the ticket: as a note, so that no webhook of ours can take it for an agent's reply. */
export function addNote(deps: HandoffDeps): Task {
  return {
    async run(noteId, attempt) {
      const note = await findRequesterNote(deps.db, noteId);
      const handoff = note && (await findHandoff(deps.db, note.handoffId));
      if (!handoff?.ticketId) throw new Error(`Note ${noteId} has no ticket to go to`);
      // Whoever cancelled waits for nobody, and no agent should look after a ticket that nobody needs.
      const acts = await listActs(deps.db, handoff.id);
      const isCancelled = acts.some((act) => act.kind === 'ended' && act.disposition === 'abandoned');
      await deps.helpdesk.addNote(handoff.ticketId, htmlOf(note!.messages), attempt > 1, isCancelled);
      return async (tx) => {
        await endRequesterNote(tx, noteId, 'sent');
        await writeNext(deps, tx, handoff.id);
      };
    },
    async onBuried(tx, noteId) {
      const note = await findRequesterNote(tx, noteId);
      await endRequesterNote(tx, noteId, 'dead');
      if (note) await writeNext(deps, tx, note.handoffId);
    },
  };
}

function htmlOf(messages: Message[]): string {
  const shown = messages.slice(-mostMessages);
  const before = messages.length - shown.length;
  const first = before === 0 ? '' : `<p>${before} older messages are in the panel.</p>`;
  const lines = shown.map(({ name, text, sentAt }) => {
    const time = sentAt === null ? '' : ` (${sentAt.slice(0, 19).replace('T', ' ')} UTC)`;
    return `<p><strong>${safe(name ?? 'Requester')}</strong>${time}: ${safe(text, longestMessage / shown.length)}</p>`;
  });
  const isWritten = shown.some(({ author }) => author === 'requester');
  return `<p>${isWritten ? 'The requester wrote in the conversation:' : 'Between this ticket and the conversation:'}</p>${first}${lines.join('')}`;
}
