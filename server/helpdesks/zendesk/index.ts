import type { Helpdesk } from '#domain/helpdesk.ts';
import { addNote } from './add-note.ts';
import type { ZendeskOptions } from './call.ts';
import { createTicketOnce } from './create-ticket.ts';
import { exportTickets } from './export-tickets.ts';
import { attachFiles } from './files.ts';
import { findTickets } from './find-ticket.ts';
import { createGate, type Gate } from './gate.ts';
import { createHttp } from './http.ts';
import { mendTicket } from './mend-ticket.ts';
import { notifyAgents } from './notify-agents.ts';
import { createCatalogues, hasFiles, prepareTicket } from './prepare-ticket.ts';
import { readEvent } from './read-event.ts';
import { roleOf } from './role-of.ts';
import { verifyEvent } from './verify-event.ts';

export interface Zendesk extends Helpdesk {
  /** How much it takes now: for whoever deals out the work. */
  gate: Gate;
  /** How it is: for operators. */
  health(): {
    breaker: 'closed' | 'open' | 'half_open';
    isSignedOut: boolean;
    allowances: { name: string; limit: number; remaining: number }[];
  };
}

/** One Zendesk account as a helpdesk. */
export function createZendesk(options: ZendeskOptions): Zendesk {
  const http = createHttp(options);
  const { ask } = http;
  const catalogues = createCatalogues(ask, options.now);
  return {
    gate: createGate(http, options.now),
    health: () => ({
      breaker: http.breaker.state(),
      isSignedOut: http.signedOutUntil() > options.now(),
      allowances: [...http.limiter.buckets()]
        // Those of single records are too many, and name them.
        .filter(([name]) => !name.includes(' '))
        .map(([name, { limit, remaining }]) => ({ name, limit, remaining })),
    }),
    prepareTicket: (draft) => prepareTicket(ask, catalogues, draft),
    createTicket: (request, key) => createTicketOnce(ask, request, key),
    hasFiles,
    mendTicket,
    findTickets: (externalId) => findTickets(ask, externalId),
    attachFiles: (ticketId, files) => attachFiles(ask, ticketId, files),
    verifyEvent: (raw, nowMs) => verifyEvent(raw, options.webhookSecrets ?? [], nowMs),
    readEvent,
    addNote: (ticketId, noteHtml, mayBeThere) => addNote(ask, ticketId, noteHtml, mayBeThere),
    exportTickets: (cursor, fromAt) => exportTickets(ask, cursor, fromAt, options.now()),
    roleOf: (userId) => roleOf(ask, userId),
    notifyAgents: (event, body) => notifyAgents(ask, options.appId, event, body),
  };
}
