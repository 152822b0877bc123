import { AppError } from '#domain/errors.ts';
import type { Handoff } from '../store/handoffs.ts';
import { lastRestored } from '../store/restores.ts';
import {
  findAttempts,
  freezeRequest,
  markDisputed,
  markMissed,
  markSent,
  renewKey,
  type TicketAttempts,
} from '../store/ticket-attempts.ts';
import type { HandoffDeps } from './deps.ts';
import { draftTicket } from './draft-ticket.ts';
import { nextStep } from './next-step.ts';

/** A ticket, and what it was asked for with; null where it is not known. */
export interface Found {
  ticketId: string;
  attempts: TicketAttempts | null;
}

/**
 * The handoff's one ticket. Before the first try the exact bytes and their key are written down; before any later one the
 * ticket is looked for, and what is there is adopted.
 * @returns null when nobody wants the ticket any more
 * @throws AppError remote_*
 */
export async function findOrCreate(deps: HandoffDeps, handoff: Handoff): Promise<Found | null> {
  const { db, helpdesk } = deps;
  const known = await findAttempts(db, handoff.id);
  const isDoubtful = Date.parse(handoff.brief.handoff.requested_at) <= (await lastRestored(db));
  if (isDoubtful || (known !== null && known.firstSentAt !== null)) {
    const there = await adopt(deps, handoff.id);
    if (there !== null) return { ticketId: there, attempts: known };
  }
  if (known === null) {
    const request = await helpdesk.prepareTicket(draftTicket(handoff.brief, handoff.routing));
    const frozen = await freezeRequest(db, handoff.id, request, deps.now());
    return frozen && post(deps, handoff.id, frozen);
  }
  if (known.firstSentAt === null) return send(deps, handoff.id, known);

  const step = nextStep(known, deps.now());
  switch (step.do) {
    case 'send':
      return send(deps, handoff.id, known);
    case 'send_anew':
      return sendAnew(deps, handoff.id, known);
    case 'look_again':
      if (step.isFirst) await markMissed(db, handoff.id, deps.now());
      throw new AppError('remote_busy', 'The ticket may have been made and is not listed yet', { retryAfterMs: step.inMs });
    case 'give_up':
      throw new AppError('remote_refused', 'The helpdesk says that the key of this ticket is in use, but has no such ticket');
  }
}

/** What is there is ours, whoever made it. Of several the oldest stays, and agents are told of the others. */
async function adopt({ helpdesk }: HandoffDeps, handoffId: string): Promise<string | null> {
  const [oldest, ...others] = await helpdesk.findTickets(handoffId);
  for (const other of others) await helpdesk.addNote(other, `<p>The same handoff has ticket #${oldest}: answer there.</p>`, true);
  return oldest ?? null;
}

async function send(deps: HandoffDeps, handoffId: string, attempts: TicketAttempts): Promise<Found | null> {
  return (await markSent(deps.db, handoffId, attempts.key, deps.now())) ? post(deps, handoffId, attempts) : null;
}

/** What is marked as sent is sent. */
async function post(deps: HandoffDeps, handoffId: string, attempts: TicketAttempts): Promise<Found | null> {
  const { request, key } = attempts;
  try {
    const { ticketId } = await deps.helpdesk.createTicket(request, key);
    return { ticketId, attempts };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'remote_conflict') await markDisputed(deps.db, handoffId, deps.now());
    const mended = error.code === 'remote_refused' && key === handoffId ? deps.helpdesk.mendTicket(request, error) : null;
    if (mended === null) throw error;
    const renewed = { ...attempts, request: mended, key: `${handoffId}:mended` };
    if (!(await renewKey(deps.db, handoffId, key, renewed.key, mended))) return null;
    return send(deps, handoffId, renewed);
  }
}

async function sendAnew(deps: HandoffDeps, handoffId: string, attempts: TicketAttempts): Promise<Found | null> {
  const key = `${handoffId}:${deps.newId()}`;
  return (await renewKey(deps.db, handoffId, attempts.key, key, attempts.request)) ? send(deps, handoffId, { ...attempts, key }) : null;
}
