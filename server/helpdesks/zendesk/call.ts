import type { Answer, Outbound } from '../../outbound/outbound.ts';

/** What lets us in. Times in milliseconds since 1970. */
export interface TokenPair {
  accessToken: string;
  refreshToken: string | null;
  expiresAt: number;
}

/** Keeps the pair of an installation, for all processes. */
export interface TokenVault {
  /** Whether an installation gave us a pair at all. */
  isConnected(): Promise<boolean>;
  /** Keeps the pair of a new connection in place of what was there. */
  connect(pair: TokenPair & { refreshToken: string }): Promise<void>;
  read(): Promise<TokenPair | null>;
  /**
   * Renews the pair, unless somebody else has done so since it was read. One process at a time asks for a new one, and it is on
   * disk before this resolves.
   * @throws AppError remote_*
   */
  exchange(read: TokenPair | null, renew: (refreshToken: string) => Promise<TokenPair>): Promise<TokenPair>;
}

export interface ZendeskOptions {
  /** `https://<subdomain>.zendesk.com`, without a slash at the end. */
  baseUrl: string;
  outbound: Outbound;
  clientId: string;
  clientSecret: string;
  /** Where an installation's pair is kept; without it we sign in as the client itself. */
  vault?: TokenVault;
  /** Our app's number in the account; null where it is not installed, and then open screens are not told. */
  appId: number | null;
  /** Signing secrets of the account's webhooks to us, as they are now; with none, no webhook is let in. */
  webhookSecrets?: () => string[];
  /** Milliseconds until an answer has begun; twice that until it must have ended. */
  timeoutMs?: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** Sent byte for byte. */
  body?: string | Uint8Array;
  contentType?: string;
  headers?: Record<string, string>;
  /** Bytes of the answer, where it may be longer than usual. */
  largest?: number;
  /** What is done next at the same path, so that nobody looks in vain while there is no place for that. */
  leadsTo?: 'PUT';
}

/** One call over the wire, whatever comes of it. @throws AppError remote_* */
export type Exchange = (call: Call) => Promise<Answer>;

/** Makes one call and answers the parsed JSON. @throws AppError remote_* */
export type Ask = (call: Call) => Promise<unknown>;
