import type { Host } from './connect.ts';

/** The server's address as the admin typed it, without a slash at the end; null when there is none. */
export function serverUrl({ registered }: Host): string | null {
  const value = registered.metadata.settings.server_url;
  return typeof value === 'string' && value.trim() !== '' ? value.trim().replace(/\/+$/, '') : null;
}
