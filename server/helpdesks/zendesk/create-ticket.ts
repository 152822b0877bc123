import { AppError } from '#domain/errors.ts';
import type { Ask } from './call.ts';
import { findTickets } from './find-ticket.ts';

/**
 * Creates the ticket under an idempotency key. When Zendesk says that the key was used for something else or is being used,
 * the ticket that is there is taken over; never is a second one asked for.
 */
export async function createTicketOnce(ask: Ask, request: string, idempotencyKey: string): Promise<{ ticketId: string }> {
  try {
    const answer = await ask({ method: 'POST', path: '/api/v2/tickets', body: request, headers: { 'Idempotency-Key': idempotencyKey } });
    return { ticketId: idOf(answer) };
  } catch (error) {
    if (!isAboutTheKey(error)) throw error;
    const [existing] = await findTickets(ask, externalIdOf(request));
    if (existing === undefined)
      throw new AppError('remote_conflict', `No ticket is found under a key that is in use: ${(error as Error).message}`, { cause: error });
    return { ticketId: existing };
  }
}

function idOf(answer: unknown): string {
  const id = (answer as { ticket?: { id?: unknown } } | null)?.ticket?.id;
  if (typeof id !== 'number' && typeof id !== 'string')
    throw new AppError('remote_failed', 'Zendesk said it made a ticket but did not say which');
  return String(id);
}

function isAboutTheKey(error: unknown): boolean {
  return error instanceof AppError && error.code === 'remote_refused' && /IdempotentRequestError|with 409/.test(error.message);
}

function externalIdOf(request: string): string {
  return (JSON.parse(request) as { ticket: { external_id: string } }).ticket.external_id;
}
