import type { Helpdesk } from '#domain/helpdesk.ts';
import { addNote } from './add-note.ts';
import type { ZendeskOptions } from './call.ts';
import { createTicketOnce } from './create-ticket.ts';
import { attachFiles } from './files.ts';
import { findTickets } from './find-ticket.ts';
import { createHttp } from './http.ts';
import { mendTicket } from './mend-ticket.ts';
import { notifyAgents } from './notify-agents.ts';
import { createCatalogues, hasFiles, prepareTicket } from './prepare-ticket.ts';
import { readEvent } from './read-event.ts';
import { verifyEvent } from './verify-event.ts';

/** One Zendesk account as a helpdesk. */
export function createZendesk(options: ZendeskOptions): Helpdesk {
  const ask = createHttp(options);
  const catalogues = createCatalogues(ask, options.now);
  return {
    prepareTicket: (draft) => prepareTicket(ask, catalogues, draft),
    createTicket: (request, key) => createTicketOnce(ask, request, key),
    hasFiles,
    mendTicket,
    findTickets: (externalId) => findTickets(ask, externalId),
    attachFiles: (ticketId, files) => attachFiles(ask, ticketId, files),
    verifyEvent: (raw, nowMs) => verifyEvent(raw, options.webhookSecrets ?? [], nowMs),
    readEvent,
    addNote: (ticketId, noteHtml, mayBeThere) => addNote(ask, ticketId, noteHtml, mayBeThere),
    notifyAgents: (event, body) => notifyAgents(ask, options.appId, event, body),
  };
}
