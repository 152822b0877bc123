/**
 * Every failure Baton knows, by whose fault it is: code → HTTP status at the edge, what the worker does, and
 * (in translations, `error.<code>`) the sentence for people. Codes are never reused. A job is tried again for about a day
 * (`later`), five times (`few`), as often as it takes because waiting is all that is wrong (`wait`), or not at all.
 */
export const errorTable = {
  bad_signature: { status: 401, retry: 'never' },
  bad_timestamp: { status: 401, retry: 'never' },
  bad_token: { status: 401, retry: 'never' },
  bad_payload: { status: 422, retry: 'never' },
  bad_size: { status: 413, retry: 'never' },
  bad_encoding: { status: 415, retry: 'never' },
  bad_role: { status: 403, retry: 'never' },
  bad_ticket: { status: 403, retry: 'never' },
  bad_rate: { status: 429, retry: 'never' },
  bad_link: { status: 404, retry: 'never' },
  bad_contact: { status: 422, retry: 'never' },
  bad_file: { status: 422, retry: 'never' },
  bad_brief: { status: 422, retry: 'never' },
  bad_setting: { status: 422, retry: 'never' },
  bad_version: { status: 409, retry: 'never' },
  unknown_bot: { status: 404, retry: 'never' },
  unknown_brief: { status: 404, retry: 'never' },
  unknown_handoff: { status: 404, retry: 'never' },
  unknown_delivery: { status: 404, retry: 'never' },
  unknown_job: { status: 404, retry: 'never' },
  unknown_setting: { status: 404, retry: 'never' },
  unknown_conversation: { status: 404, retry: 'never' },
  unknown_backtest: { status: 404, retry: 'never' },
  unknown_route: { status: 404, retry: 'never' },
  handoff_waiting: { status: 409, retry: 'never' },
  handoff_open: { status: 409, retry: 'never' },
  handoff_closed: { status: 409, retry: 'never' },
  handoff_owned: { status: 409, retry: 'never' },
  remote_unreachable: { status: 502, retry: 'later' },
  remote_busy: { status: 503, retry: 'wait' },
  remote_failed: { status: 502, retry: 'later' },
  remote_conflict: { status: 502, retry: 'later' },
  remote_refused: { status: 502, retry: 'never' },
  remote_gone: { status: 502, retry: 'never' },
  remote_signed_out: { status: 502, retry: 'wait' },
  remote_unauthorized: { status: 502, retry: 'never' },
  server_busy: { status: 503, retry: 'wait' },
  server_storage: { status: 503, retry: 'wait' },
  server_slow: { status: 503, retry: 'few' },
  config_invalid: { status: 500, retry: 'never' },
  config_unsealed: { status: 409, retry: 'never' },
} as const satisfies Record<string, { status: number; retry: 'later' | 'few' | 'wait' | 'never' }>;

export type ErrorCode = keyof typeof errorTable;

export interface ErrorDetails {
  cause?: unknown;
  /** Milliseconds to wait before the other side wants to hear from us again. */
  retryAfterMs?: number;
  /** Where in the payload, as a dotted path. */
  path?: string;
}

/** The one error class; anything else that is thrown is a bug. The message is a sentence for a log. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly path: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterMs = details.retryAfterMs;
    this.path = details.path;
  }
}
