import type { Helpdesk } from '#domain/helpdesk.ts';
import { addNote } from './add-note.ts';
import type { ZendeskOptions } from './call.ts';
import { createTicketOnce } from './create-ticket.ts';
import { findTicket } from './find-ticket.ts';
import { createHttp } from './http.ts';
import { notifyAgents } from './notify-agents.ts';
import { createCatalogues, prepareTicket } from './prepare-ticket.ts';
import { readEvent } from './read-event.ts';
import { verifyEvent } from './verify-event.ts';

/** One Zendesk account as a helpdesk. */
export function createZendesk(options: ZendeskOptions): Helpdesk {
  const ask = createHttp(options);
  const catalogues = createCatalogues(ask, options.now);
  return {
    prepareTicket: (draft) => prepareTicket(ask, catalogues, draft),
    createTicket: (request, key) => createTicketOnce(ask, request, key),
    findTicket: (externalId) => findTicket(ask, externalId),
    verifyEvent: (raw, nowMs) => verifyEvent(raw, options.webhookSecrets ?? [], nowMs),
    readEvent,
    addNote: (ticketId, noteHtml, mayBeThere) => addNote(ask, ticketId, noteHtml, mayBeThere),
    notifyAgents: (event, body) => notifyAgents(ask, options.appId, event, body),
  };
}
