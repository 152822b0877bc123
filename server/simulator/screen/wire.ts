/** What an app's SDK posts: strings of JSON, except hook replies, which are objects. */
export interface FromApp {
  key?: string;
  message?: unknown;
  id?: number;
  request?: 'get' | 'set' | 'invoke';
  params?: string[] | Record<string, unknown>;
  error?: { msg: unknown };
  appGuid: string;
  instanceGuid?: string;
}

/** What the host posts to an app. */
export interface ToApp {
  key?: string;
  message?: unknown;
  instanceGuid?: string;
  needsReply?: true;
  id?: number;
  result?: Record<string, unknown>;
  error?: { name: string; message: string };
}

/** Reads what came by postMessage, whatever its dress. @returns null for what is not the SDK's */
export function readMessage(data: unknown): FromApp | null {
  let value = data;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  }
  if (typeof value !== 'object' || value === null) return null;
  return 'appGuid' in value ? (value as FromApp) : null;
}

/** An error that belongs to one path of a `get`, `set` or `invoke`. */
export class PathError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
