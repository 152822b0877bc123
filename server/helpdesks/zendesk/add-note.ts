import { AppError } from '#domain/errors.ts';
import { htmlText } from '#domain/html-text.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import { changeAsSeen, lookToChange } from './change-as-seen.ts';

/** In these, nobody looks at a ticket until its requester writes. */
const waiting = new Set(['pending', 'hold', 'solved']);

/**
 * Adds a private comment. Updates have no idempotency key, so that after a lost answer the comment is looked for; and each is bound to
 * the ticket as it was looked at (`safe_update`), so that one which is still on its way when the look comes too early, sent by somebody
 * who died or whose lease ran out, can't be carried out beside ours.
 * @throws AppError remote_busy when the ticket was changed between looking and writing: look again
 */
export async function addNote(ask: Ask, ticketId: string, noteHtml: string, mayBeThere: boolean, solves = false): Promise<void> {
  const path = `/api/v2/tickets/${encodeURIComponent(ticketId)}`;
  const ticket = await lookToChange(ask, path);
  // After the ticket, never before: what comes in between then has another stamp.
  if (mayBeThere && (await isThere(ask, path, noteHtml))) return;
  const status = textOf(at(ticket, 'status'));
  const comment = { html_body: noteHtml, public: false };
  const put = (more: object) => changeAsSeen(ask, path, ticket, { comment, ...more });
  const opens = status !== null && waiting.has(status) ? { status: 'open' } : {};
  if (!solves) return put(opens);
  try {
    await put({ status: 'solved' });
  } catch (error) {
    // The account wants something first, such as a field that only agents can fill in: then the note alone must do.
    if (!(error instanceof AppError && error.code === 'remote_refused')) throw error;
    await put(opens);
  }
}

async function isThere(ask: Ask, path: string, noteHtml: string): Promise<boolean> {
  const newest = await ask({ method: 'GET', path: `${path}/comments?sort_order=desc` });
  return listOf(at(newest, 'comments')).some((one) => words(textOf(at(one, 'html_body')) ?? '') === words(noteHtml));
}

/** What a comment says, whatever the helpdesk has made of its markup. */
function words(html: string): string {
  return htmlText(html).replace(/\s+/g, ' ').trim();
}
