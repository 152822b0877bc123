export interface ZendeskOptions {
  /** `https://<subdomain>.zendesk.com`, without a slash at the end. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** Our app's number in the account; null where it is not installed, and then open screens are not told. */
  appId: number | null;
  /** Signing secrets of the account's webhooks to us; with none, no webhook is let in. */
  webhookSecrets?: string[];
  /** Milliseconds until an answer has begun; twice that until it must have ended. */
  timeoutMs?: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** Sent byte for byte. */
  body?: string;
  contentType?: string;
  headers?: Record<string, string>;
}

/** Makes one call and answers the parsed JSON. @throws AppError remote_* */
export type Ask = (call: Call) => Promise<unknown>;
