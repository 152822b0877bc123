import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { SimAttachment, SimField, SimTicket, SimUser, Switches } from './state.ts';

export interface TicketEvent {
  type:
    | 'created'
    | 'comment_added'
    | 'attachment_linked_to_comment'
    | 'status_changed'
    | 'priority_changed'
    | 'tags_changed'
    | 'agent_assignment_changed';
  ticket: SimTicket;
  previous: unknown;
  current: unknown;
}

export interface Notification {
  event: string;
  body: unknown;
  agent_id: number | null;
}

export interface LoggedRequest {
  method: string;
  path: string;
}

/** One simulated helpdesk account: everything it holds, and what happens in it. */
export interface Account {
  subdomain: string;
  users: Map<number, SimUser>;
  tickets: Map<number, SimTicket>;
  fields: SimField[];
  groups: { id: number; name: string; is_public?: boolean }[];
  memberships: { user_id: number; group_id: number }[];
  forms: { id: number; name: string; active: boolean }[];
  macros: { id: number; title: string; active: boolean; actions: { field: string; value: string }[] }[];
  ratings: { id: number; ticket_id: number; score: string; comment: string | null }[];
  webhooks: { id: string; name: string; endpoint: string; status?: 'active' | 'inactive'; subscriptions: string[]; secret: string }[];
  /** Upload token → its files, until a comment takes them or an hour has passed. */
  uploads: Map<string, { files: SimAttachment[]; madeAt: number }>;
  /** Download token → file. */
  attachments: Map<string, SimAttachment>;
  requests: LoggedRequest[];
  switches: Switches;
  newId(): number;
  /** @returns how to stop listening */
  onTicketEvent(listener: (event: TicketEvent) => void): () => void;
  raise(event: TicketEvent): void;
  onNotification(listener: (notification: Notification) => void): () => void;
  notify(notification: Notification): void;
  /** Resolves when the next such request has come in, before it is worked on. */
  nextRequest(method: string, path: RegExp): Promise<void>;
  logRequest(request: LoggedRequest): void;
  /** OAuth token → when it ends, in milliseconds since 1970. */
  tokens: Map<string, number>;
  revokeTokens(): void;
  /** A new installation's refresh token. */
  connect(): string;
  /** Takes a refresh token and the access token that came with it, as Zendesk does. @returns its successor, or null when it is not valid */
  rotate(refreshToken: string, accessToken: string): string | null;
}

export const defaultSwitches: Switches = {
  attachmentCors: false,
  modalEvents: 'both',
  idempotencyInFlight: 'wait',
  idempotency: true,
  sandbox: true,
  rendersPlaceholders: true,
  hasMessaging: true,
  externalIdLagMs: 0,
};

export function createAccount(switches: Partial<Switches> = {}): Account {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  let lastId = 100_000;
  const newId = () => ++lastId;
  const on = <T>(name: string, listener: (value: T) => void) => {
    events.on(name, listener);
    return () => void events.off(name, listener);
  };
  const requests: LoggedRequest[] = [];
  const tokens = new Map<string, number>();
  /** → the access token that came with it. */
  const refreshTokens = new Map<string, string | null>();
  return {
    subdomain: 'acme',
    users: new Map(people.map((user) => [user.id, { ...user }])),
    tickets: new Map(),
    fields: [...textFields, ...chosenFields],
    groups: [
      { id: 500, name: 'Support' },
      { id: 501, name: 'Billing' },
    ],
    memberships: [{ user_id: 1003, group_id: 501 }],
    forms: [
      { id: 900, name: 'Default', active: true },
      { id: 901, name: 'Complaint', active: true },
    ],
    macros: [
      {
        id: 700,
        title: 'Thank and close',
        active: true,
        actions: [
          { field: 'status', value: 'solved' },
          { field: 'group_id', value: '501' },
          { field: 'assignee_id', value: '1003' },
          { field: 'type', value: 'task' },
          { field: 'custom_fields_36008', value: 'refund_voucher' },
          { field: 'custom_fields_36009', value: 'true' },
          { field: 'custom_fields_36010', value: '2026-12-24' },
          { field: 'comment_value', value: 'Thank you for your patience.' },
        ],
      },
      { id: 701, title: 'Old one', active: false, actions: [{ field: 'priority', value: 'low' }] },
    ],
    ratings: [],
    webhooks: [],
    uploads: new Map(),
    attachments: new Map(),
    requests,
    tokens,
    revokeTokens: () => tokens.clear(),
    connect() {
      const token = randomBytes(16).toString('hex');
      refreshTokens.set(token, null);
      return token;
    },
    rotate(refreshToken, accessToken) {
      const old = refreshTokens.get(refreshToken);
      if (old === undefined) return null;
      refreshTokens.delete(refreshToken);
      if (old !== null) tokens.delete(old);
      const next = randomBytes(16).toString('hex');
      refreshTokens.set(next, accessToken);
      return next;
    },
    switches: { ...defaultSwitches, ...switches },
    newId,
    onTicketEvent: (listener) => on('ticket', listener),
    raise: (event) => void events.emit('ticket', event),
    onNotification: (listener) => on('notification', listener),
    notify: (notification) => void events.emit('notification', notification),
    nextRequest: (method, path) =>
      new Promise((resolve) => {
        const stop = on<LoggedRequest>('request', (request) => {
          if (request.method !== method || !path.test(request.path)) return;
          stop();
          resolve();
        });
      }),
    logRequest(request) {
      requests.push(request);
      events.emit('request', request);
    },
  };
}

const textFields: SimField[] = [
  'Subject',
  'Description',
  'Status',
  'Priority',
  'Handoff reason',
  'Bot intent',
  'Bot classification',
  'Bot confidence',
].map((title, index) => ({ id: 36_000 + index, title, type: index < 4 ? title.toLowerCase() : 'text', active: true }));

const chosenFields: SimField[] = [
  {
    id: 36_008,
    title: 'Refund kind',
    type: 'tagger',
    active: true,
    custom_field_options: [
      { name: 'To the card', value: 'refund_card' },
      { name: 'As a voucher', value: 'refund_voucher' },
    ],
  },
  { id: 36_009, title: 'Escalated', type: 'checkbox', active: true },
  { id: 36_010, title: 'Promised by', type: 'date', active: true },
];

const people: SimUser[] = [
  { id: 1000, name: 'Ada Admin', email: 'ada@acme.example', role: 'admin', locale: 'en-US', external_id: null },
  { id: 1001, name: 'Alex Agent', email: 'alex@acme.example', role: 'agent', locale: 'en-US', external_id: null },
  { id: 1003, name: 'Bo Agent', email: 'bo@acme.example', role: 'agent', locale: 'en-US', external_id: null },
  { id: 1002, name: 'Baton', email: 'baton@acme.example', role: 'agent', locale: 'en-US', external_id: null },
];
