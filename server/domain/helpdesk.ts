import type { RawDelivery } from './bot.ts';
import type { Channel } from './conversation.ts';
import type { Priority } from './decision.ts';
import type { AppError } from './errors.ts';

export interface TicketFile {
  name: string;
  contentType: string;
  body: string | Uint8Array;
}

/** Where escalation rules want the ticket, in the words of the account. */
export interface Routing {
  tags: string[];
  /** Name or id of a group of agents. */
  group: string | null;
  /** Name or id of a ticket form. */
  form: string | null;
  /** Values by title or id of a ticket field. */
  fields: Record<string, string>;
  /** Ways of speaking that the requester may be offered. */
  channels?: Channel[];
  /** Alert routes that rules name. */
  alerts?: string[];
}

/** A ticket to be made, in no helpdesk's words. */
export interface TicketDraft {
  /** Our identity of the ticket: the same on every try, and looked up before a second creation. */
  externalId: string;
  subject: string;
  /** HTML that only agents see. */
  noteHtml: string;
  priority: Priority;
  tags: string[];
  requester: { name: string | null; email: string | null };
  /** Values for the fields that the installation provisioned, by their key in requirements.json, and for others by title or id. */
  fields: Record<string, string>;
  group: string | null;
  form: string | null;
  files: TicketFile[];
  /** Text that only programs read, kept with the ticket where the helpdesk has a place for it. */
  metadata: Record<string, string>;
}

/** What a helpdesk's webhook says, as far as it matters to a handoff. */
export type HelpdeskEvent =
  /** Somebody of the staff wrote something that the requester may read. */
  | { kind: 'agent_replied'; ticketId: string; messageId: string; text: string; name: string | null; at: string }
  | { kind: 'ticket_solved'; ticketId: string }
  /** Nobody will answer on this ticket any more. */
  | { kind: 'ticket_gone'; ticketId: string; disposition: 'abandoned' | 'duplicate' }
  /** An agent wants the bot to go on. */
  | { kind: 'handback_asked'; ticketId: string }
  | { kind: 'other' };

/** What a helpdesk measured of a ticket. */
export interface ExportedTicket {
  ticketId: string;
  /** From its creation to the staff's first public reply; null where there is none. */
  replySeconds: number | null;
  /** Milliseconds since 1970; null while it is not solved. */
  solvedAt: number | null;
  /** 1 or 0, as the requester answered the helpdesk's own survey; null where they did not. */
  satisfied: number | null;
}

/** Tickets in the order in which they changed. */
export interface TicketPage {
  tickets: ExportedTicket[];
  /** Where the next page begins. */
  cursor: string | null;
  /** The last change in it, in milliseconds since 1970; null where it is empty. */
  reachedAt: number | null;
  /** Nothing more has changed up to now. */
  isEnd: boolean;
}

/** Of whoever works there. */
export type StaffRole = 'agent' | 'admin';

/** Port: a helpdesk. Adapters live in `server/helpdesks`, a folder each. */
export interface Helpdesk {
  /**
   * Uploads the files and turns the draft into the exact request to send. The result is stored before the first
   * try and sent byte for byte on every later one, because helpdesks compare bodies under one idempotency key.
   * Files that cannot be uploaded are left out and said in the note: they never keep a ticket from being made.
   * @throws AppError remote_*
   */
  prepareTicket(draft: TicketDraft): Promise<string>;
  /** Whether a prepared request brings the draft's files. */
  hasFiles(request: string): boolean;
  /** A request that was refused, without the part that was refused where the ticket can do without it; null where there is no such part. */
  mendTicket(request: string, refusal: AppError): string | null;
  /**
   * Creates the ticket, at most once within the helpdesk's own idempotency window.
   * @param request what prepareTicket answered
   * @throws AppError remote_*; remote_conflict when the key is used by something else and no ticket is found
   */
  createTicket(request: string, idempotencyKey: string): Promise<{ ticketId: string }>;
  /** @returns the tickets with that external id, oldest first. @throws AppError remote_* */
  findTickets(externalId: string): Promise<string[]>;
  /** Adds the files to the ticket, in a note, unless it has them. @throws AppError remote_* */
  attachFiles(ticketId: string, files: TicketFile[]): Promise<void>;
  /**
   * Adds a note that only agents see, and opens a ticket that waits for its requester.
   * @param mayBeThere an earlier try may have been carried out, so that it is looked for first
   * @throws AppError remote_*
   */
  addNote(ticketId: string, noteHtml: string, mayBeThere: boolean): Promise<void>;
  /**
   * Checks a webhook of the helpdesk over its raw bytes.
   * @returns the event's id, the same on every redelivery
   * @throws AppError bad_signature, bad_timestamp, bad_payload
   */
  verifyEvent(raw: RawDelivery, nowMs: number): string;
  /** Reads what verifyEvent let through; what does not matter to a handoff is `other`. Never throws. */
  readEvent(body: string): HelpdeskEvent;
  /** What the helpdesk itself says of a user; null for whoever does not work there. @throws AppError remote_* */
  roleOf(userId: string): Promise<StaffRole | null>;
  /**
   * Tickets that have changed, a page at a time, with what the helpdesk measured of them.
   * @param fromAt where to begin as long as there is no cursor, in milliseconds since 1970
   * @throws AppError remote_*
   */
  exportTickets(cursor: string | null, fromAt: number): Promise<TicketPage>;
  /** Tells agents' open screens that something happened; a hint to look, nothing more. @throws AppError remote_* */
  notifyAgents(event: string, body: Record<string, string>): Promise<void>;
}
