import type { Host } from './connect.ts';

/** What a modal has to know of the sidebar that opened it; it travels in the address. */
export interface ModalAddress {
  ticketId: number;
  /** Guid of the sidebar. */
  parent: string;
  /** Place of the message to begin with. */
  at: number | null;
}

/**
 * Opens the whole conversation in a window of the helpdesk. A page of the app's own assets needs no place in the manifest for
 * that: only pages that a server signs do.
 * @throws Error where the helpdesk does not open one
 */
export async function openModal(host: Host, ticketId: number, at: number | null): Promise<void> {
  const place = at === null ? '' : `&at=${at}`;
  const url = `assets/index.html#ticket=${ticketId}&parent=${host.registered.context.instanceGuid}${place}`;
  await host.client.invoke('instances.create', { location: 'modal', url, size: { width: '80vw', height: '80vh' } });
}

/** A key that is pressed inside the frame never reaches the helpdesk around it. @returns how to stop */
export function closeOnEscape({ client }: Host): () => void {
  const hear = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') void client.invoke('destroy').catch(() => undefined);
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
}

/** @returns null for an address that no sidebar made */
export function modalAddress(hash: string): ModalAddress | null {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  const ticketId = Number(told.get('ticket'));
  const parent = told.get('parent') ?? '';
  const at = told.get('at');
  if (!Number.isSafeInteger(ticketId) || ticketId <= 0 || parent === '') return null;
  return { ticketId, parent, at: at !== null && /^\d{1,6}$/.test(at) ? Number(at) : null };
}
