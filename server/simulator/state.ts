/** What the simulated account holds, spelled as Zendesk's REST API spells it. */
export interface SimUser {
  id: number;
  name: string;
  email: string | null;
  role: 'end-user' | 'agent' | 'admin';
  locale: string;
  external_id: string | null;
  /** Which tickets a member of staff may see; all, where it is absent. */
  ticket_restriction?: 'groups' | 'organization' | 'assigned' | 'requested' | null;
  organization_id?: number | null;
  /** May not sign in. */
  suspended?: boolean;
}

export interface SimAttachment {
  id: number;
  file_name: string;
  content_type: string;
  content_url: string;
  size: number;
  malware_scan_result: 'malware_not_found';
  /** Kept by the simulator, never sent as JSON. */
  bytes: Uint8Array;
}

export interface SimComment {
  id: number;
  author_id: number;
  /** Plain text; at most 64 kB, cut silently. */
  body: string;
  /** Sanitised. */
  html_body: string;
  public: boolean;
  /** Where it was said, such as `native_messaging`; else the web, or inside. */
  channel?: string;
  attachments: SimAttachment[];
  created_at: string;
}

export interface SimTicket {
  id: number;
  external_id: string | null;
  subject: string;
  status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed';
  priority: 'low' | 'normal' | 'high' | 'urgent' | null;
  type: 'problem' | 'incident' | 'question' | 'task' | null;
  tags: string[];
  custom_fields: { id: number; value: string | boolean | null }[];
  requester_id: number;
  assignee_id: number | null;
  group_id: number | null;
  ticket_form_id: number | null;
  created_at: string;
  updated_at: string;
  comments: SimComment[];
  /** What the creating request gave as `metadata`. */
  metadata: Record<string, unknown>;
}

export interface SimField {
  id: number;
  title: string;
  type: string;
  active: boolean;
  /** Of those that are chosen from a list. */
  custom_field_options?: { name: string; value: string }[];
}

/** Answers that the real product's documentation leaves open: Baton must work with each. */
export interface Switches {
  /** Whether the host that attachment downloads are redirected to answers with Access-Control-Allow-Origin. */
  attachmentCors: boolean;
  /** Which event a closed modal raises: one name, or both. */
  modalEvents: 'modal.closed' | 'modal.close' | 'both';
  /** Whether a second request under an idempotency key that is still being worked on waits or answers 409. */
  idempotencyInFlight: 'wait' | 'conflict';
  /** Whether the Idempotency-Key counts at all. */
  idempotency: boolean;
  /** Whether the app's frame is sandboxed, as far as an app can bear. */
  sandbox: boolean;
  /** Whether `{{ticket.…}}` in a comment that came by the API is filled in. */
  rendersPlaceholders: boolean;
  /** Whether the account knows events of messaging. */
  hasMessaging: boolean;
  /** Milliseconds until a new ticket is found by `?external_id=`. */
  externalIdLagMs: number;
}
