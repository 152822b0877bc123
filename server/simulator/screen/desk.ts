/** What the page knows; the shapes are those of the REST API. */
export interface Person {
  id: number;
  name: string;
  email: string | null;
  role: string;
  locale: string;
}
export interface Attachment {
  id: number;
  file_name: string;
  content_type: string;
  content_url: string;
  size: number;
}
export interface Comment {
  id: number;
  author_id: number;
  body: string;
  html_body: string;
  public: boolean;
  channel?: string;
  attachments: Attachment[];
  created_at: string;
}
export interface Ticket {
  id: number;
  external_id: string | null;
  subject: string;
  status: string;
  priority: string | null;
  type: string | null;
  tags: string[];
  custom_fields: { id: number; value: string | boolean | null }[];
  requester_id: number;
  assignee_id: number | null;
  group_id: number | null;
  created_at: string;
  updated_at: string;
  comments: Comment[];
}
export interface AppJson {
  apps: {
    id: number | string;
    name: string;
    version: string;
    asset_url_prefix: string;
    locations: { support: Record<string, { url: string }> };
  }[];
  installations: { id: number | string; app_id: number | string; settings: Record<string, unknown>[] }[];
}
export interface State {
  subdomain: string;
  me: Person;
  users: Person[];
  fields: { id: number; title: string; type: string }[];
  groups: { id: number; name: string }[];
  macros: { id: number; title: string; active: boolean; actions: { field: string; value: string }[] }[];
  tickets: Ticket[];
  modalEvents: 'modal.closed' | 'modal.close' | 'both';
  sandbox: boolean;
  app: AppJson | null;
}

/** The open page: state, what the agent has typed, and who wants to hear of changes. */
export interface Desk {
  state: State;
  locale: string;
  colorScheme: 'light' | 'dark';
  ticketId: number | null;
  draft: { text: string; isPublic: boolean };
  /** Asks the account anew. */
  reload(): Promise<void>;
  update(ticketId: number, changes: Record<string, unknown>): Promise<void>;
  toast(text: string, kind: string): void;
  go(path: string): void;
  /** Shows the draft again after the app has changed it. */
  showDraft(): void;
}

export function currentTicket(desk: Desk): Ticket | null {
  return desk.state.tickets.find((ticket) => ticket.id === desk.ticketId) ?? null;
}

export function person(desk: Desk, id: number | null): Person | null {
  return desk.state.users.find((user) => user.id === id) ?? null;
}
