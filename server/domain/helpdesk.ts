import type { RawDelivery } from './bot.ts';
import type { Channel } from './conversation.ts';
import type { Priority } from './decision.ts';
import type { AppError } from './errors.ts';
import type { EndDisposition, SentFile } from './way-back.ts';

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
  /** Somebody of the staff wrote something that the requester may read; `text` is '' where only files were sent. */
  | { kind: 'agent_replied'; ticketId: string; messageId: string; text: string; name: string | null; at: string }
  /** A file lies in a comment. The event does not tell whose comment, nor who may see it: only `messageId` does, once it was seen as a reply. */
  | { kind: 'file_attached'; ticketId: string; messageId: string; file: SentFile }
  | { kind: 'ticket_solved'; ticketId: string }
  /** It is somebody's from now on. */
  | { kind: 'agent_assigned'; ticketId: string; agentId: string }
  /** Nobody will answer on this ticket any more. */
  | { kind: 'ticket_gone'; ticketId: string; disposition: 'abandoned' | 'duplicate' }
  /** An agent wants the bot to go on. */
  | { kind: 'handback_asked'; ticketId: string }
  | { kind: 'other' };

/** The helpdesk's webhook to us, and what had to be done for it. */
export interface ConnectedWebhook {
  id: string;
  secret: string;
  change: 'created' | 'mended' | 'unchanged';
}

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

/** How an account is connected by an admin who allows it in their browser: OAuth's authorization code, with PKCE. */
export interface Connecting {
  /** Where they are sent. @param asked `redirect` is where they come back to, `challenge` the SHA-256 of the verifier in base64url */
  address(asked: { redirect: string; state: string; challenge: string }): string;
  /** Redeems what they came back with, keeps it, and asks with it from then on. @throws AppError remote_* */
  take(code: string, given: { redirect: string; verifier: string }): Promise<void>;
}

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
  /** How up to 100 tickets have ended, in as few calls as can be; null where people are still at one. @throws AppError remote_* */
  ticketsNow(ticketIds: string[]): Promise<Map<string, EndDisposition | null>>;
  /** Adds the files to the ticket, in a note, unless it has them. @throws AppError remote_* */
  attachFiles(ticketId: string, files: TicketFile[]): Promise<void>;
  /**
   * Adds a note that only agents see, and opens a ticket that waits for its requester.
   * @param mayBeThere an earlier try may have been carried out, so that it is looked for first
   * @param solves with the note the ticket is solved, where the helpdesk lets it: its requester needs nobody any more
   * @throws AppError remote_*
   */
  addNote(ticketId: string, noteHtml: string, mayBeThere: boolean, solves?: boolean): Promise<void>;
  /**
   * Takes all that was said on a ticket out of the helpdesk, for good. What a try has taken out stays out.
   * @returns what only a person can take out
   * @throws AppError remote_*
   */
  redactTicket(ticketId: string): Promise<string[]>;
  /** Nobody has to answer it any more. @throws AppError remote_* */
  solveTicket(ticketId: string): Promise<void>;
  /**
   * Checks a webhook of the helpdesk over its raw bytes.
   * @returns the event's id, the same on every redelivery
   * @throws AppError bad_signature, bad_timestamp, bad_payload
   */
  verifyEvent(raw: RawDelivery, nowMs: number): string;
  /** Reads what verifyEvent let through; what does not matter to a handoff is `other`. Never throws. */
  readEvent(body: string): HelpdeskEvent;
  /** Has the helpdesk send its events to that address: made once, mended where it tells too little. @throws AppError remote_* */
  connectWebhook(endpoint: string): Promise<ConnectedWebhook>;
  /** What the helpdesk itself says of a user; null for whoever does not work there. @throws AppError remote_* */
  roleOf(userId: string): Promise<StaffRole | null>;
  /** Which of these tickets the helpdesk itself lets this user see. @param ticketIds at most a hundred @throws AppError remote_* */
  maySee(userId: string, ticketIds: string[]): Promise<Set<string>>;
  /** Null where what it gives could not be kept. */
  connecting: Connecting | null;
  /** Who we are there, so that admins see with which rights. @throws AppError remote_* */
  whoAmI(): Promise<{ name: string; role: StaffRole | null }>;
  /** What our installation should have brought along and the account lacks, as agents call it. @throws AppError remote_* */
  missingFields(): Promise<string[]>;
  /** Whether the account tells that address what happens to tickets. @throws AppError remote_* */
  tellsOf(address: string): Promise<boolean>;
  /** Names of the groups of agents. @throws AppError remote_* */
  groups(): Promise<string[]>;
  /**
   * Tickets that have changed, a page at a time, with what the helpdesk measured of them.
   * @param fromAt where to begin as long as there is no cursor, in milliseconds since 1970
   * @throws AppError remote_*
   */
  exportTickets(cursor: string | null, fromAt: number): Promise<TicketPage>;
  /** Tells agents' open screens that something happened; a hint to look, nothing more. @throws AppError remote_* */
  notifyAgents(event: string, body: Record<string, string>): Promise<void>;
}
