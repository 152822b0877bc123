import type { Helpdesk } from '#domain/helpdesk.ts';
import { addNote } from './add-note.ts';
import { authorizeAddress } from './authorize-address.ts';
import type { ZendeskOptions } from './call.ts';
import { connectWebhook } from './connect-webhook.ts';
import { createTicketOnce } from './create-ticket.ts';
import { exportTickets } from './export-tickets.ts';
import { attachFiles } from './files.ts';
import { findTickets } from './find-ticket.ts';
import { groupNames, missingFields, tellsOf, whoAmI } from './furnishing.ts';
import { createGate, type Gate } from './gate.ts';
import { createHttp } from './http.ts';
import { createKnownUsers } from './known-users.ts';
import { isOfRecord, makeTicket, tellScreens } from './limiter.ts';
import { maySee } from './may-see.ts';
import { mendTicket } from './mend-ticket.ts';
import { notifyAgents } from './notify-agents.ts';
import { createCatalogues, hasFiles, prepareTicket } from './prepare-ticket.ts';
import { readEvent } from './read-event.ts';
import { redactTicket } from './redact-ticket.ts';
import { roleOf } from './role-of.ts';
import { solveTicket } from './solve-ticket.ts';
import { ticketsNow } from './tickets-now.ts';
import { verifyEvent } from './verify-event.ts';

export interface Zendesk extends Helpdesk {
  /** How much it takes now, of tickets and of what screens are told: for whoever deals out the work. */
  gates: { helpdesk: Gate; screens: Gate };
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
  const users = createKnownUsers(ask, options.now);
  return {
    gates: { helpdesk: createGate(http, makeTicket, options.now), screens: createGate(http, tellScreens, options.now) },
    health: () => ({
      breaker: http.breaker.state(),
      isSignedOut: http.signedOutUntil() > options.now(),
      allowances: [...http.limiter.buckets()]
        // Those of single records are too many, and name them.
        .filter(([name]) => !isOfRecord(name))
        .map(([name, { limit, remaining }]) => ({ name, limit, remaining })),
    }),
    prepareTicket: (draft) => prepareTicket(ask, catalogues, draft),
    createTicket: (request, key) => createTicketOnce(ask, request, key),
    hasFiles,
    mendTicket,
    findTickets: (externalId) => findTickets(ask, externalId),
    ticketsNow: (ticketIds) => ticketsNow(ask, ticketIds),
    attachFiles: (ticketId, files) => attachFiles(ask, ticketId, files),
    redactTicket: (ticketId) => redactTicket(ask, ticketId),
    verifyEvent: (raw, nowMs) => verifyEvent(raw, options.webhookSecrets?.() ?? [], nowMs),
    readEvent,
    addNote: (ticketId, noteHtml, mayBeThere, solves) => addNote(ask, ticketId, noteHtml, mayBeThere, solves),
    connectWebhook: (endpoint) => connectWebhook(ask, endpoint),
    solveTicket: (ticketId) => solveTicket(ask, ticketId),
    connecting: options.vault ? { address: (asked) => authorizeAddress(options, asked), take: http.redeem } : null,
    whoAmI: () => whoAmI(ask),
    missingFields: () => missingFields(ask),
    tellsOf: (address) => tellsOf(ask, address),
    groups: () => groupNames(ask),
    exportTickets: (cursor, fromAt) => exportTickets(ask, cursor, fromAt, options.now()),
    roleOf: (userId) => roleOf(users, userId),
    maySee: (userId, ticketIds) => maySee(ask, users, userId, ticketIds),
    notifyAgents: (event, body) => notifyAgents(ask, options.appId, event, body),
  };
}
