import type { Task } from '../jobs/worker.ts';
import { addNote } from './add-note.ts';
import { alertAgents, remindAgents } from './alert-agents.ts';
import { announceChange } from './announce-change.ts';
import { attachFiles } from './attach-files.ts';
import { checkTickets } from './check-tickets.ts';
import { completeSolved } from './complete-handoff.ts';
import { createTicket } from './create-ticket.ts';
import type { HandoffDeps } from './deps.ts';
import { exportTickets } from './desk/export-tickets.ts';
import { readDelivery } from './read-delivery.ts';
import { readEvent } from './read-event.ts';
import { redactTicket } from './redact-ticket.ts';
import { sayFarewell } from './say-farewell.ts';
import { seekTicket } from './seek-ticket.ts';
import { sendAlert } from './send-alert.ts';
import { sendBack } from './send-back.ts';
import { sendUpload } from './send-upload.ts';
import { tellDelay } from './tell-delay.ts';
import { timeOut, updateWait } from './wait-for-agent.ts';
import { writeSummary } from './write-summary.ts';

/** Everything the worker can do, by the name that stands in the jobs. */
export function tasksOf(deps: HandoffDeps): Record<string, Task> {
  return {
    read_delivery: readDelivery(deps),
    create_ticket: createTicket(deps),
    attach_files: attachFiles(deps),
    alert_agents: alertAgents(deps),
    remind_agents: remindAgents(deps),
    read_event: readEvent(deps),
    complete_handoff: completeSolved(deps),
    check_tickets: checkTickets(deps),
    send_back: sendBack(deps),
    add_note: addNote(deps),
    send_alert: sendAlert(deps),
    tell_delay: tellDelay(deps),
    update_wait: updateWait(deps),
    time_out: timeOut(deps),
    announce_change: announceChange(deps),
    send_upload: sendUpload(deps),
    redact_ticket: redactTicket(deps),
    seek_ticket: seekTicket(deps),
    say_farewell: sayFarewell(deps),
    write_summary: writeSummary(deps),
    export_tickets: exportTickets(deps),
  };
}
