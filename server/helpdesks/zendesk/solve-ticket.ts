import type { Ask } from './call.ts';

/** @throws AppError remote_* */
export async function solveTicket(ask: Ask, ticketId: string): Promise<void> {
  const path = `/api/v2/tickets/${encodeURIComponent(ticketId)}`;
  await ask({ method: 'PUT', path, body: JSON.stringify({ ticket: { status: 'solved' } }) });
}
