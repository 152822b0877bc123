/** The part of Zendesk's SDK that the app uses, as it is at run time. */
export interface ZafClient {
  on(event: string, handler: (data: never) => void): void;
  off(event: string, handler: (data: never) => void): void;
  get(path: string | string[]): Promise<Record<string, unknown>>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(action: string, ...args: unknown[]): Promise<unknown>;
  request(options: Record<string, unknown>): Promise<unknown>;
  /** The client of another place where the app is open. */
  instance(guid: string): ZafClient;
}

export interface Registered {
  metadata: { settings: Record<string, unknown>; version?: string };
  context: { location: string; ticketId?: number; instanceGuid: string; account: { subdomain: string } };
}

declare global {
  interface Window {
    /** Set by Zendesk's script; missing where that script could not be loaded. */
    ZAFClient?: { init(): ZafClient | false };
  }
}
