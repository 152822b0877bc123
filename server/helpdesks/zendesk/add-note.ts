import { AppError } from '#domain/errors.ts';
import { htmlText } from '#domain/html-text.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

/** In these, nobody looks at a ticket until its requester writes. */
const waiting = new Set(['pending', 'hold', 'solved']);

/** Adds a private comment. Updates have no idempotency key, so that after a lost answer the comment is looked for. */
export async function addNote(ask: Ask, ticketId: string, noteHtml: string, mayBeThere: boolean, solves = false): Promise<void> {
  const path = `/api/v2/tickets/${encodeURIComponent(ticketId)}`;
  if (mayBeThere && (await isThere(ask, path, noteHtml))) return;
  const comment = { html_body: noteHtml, public: false };
  if (solves && (await isSolvedWith(ask, path, comment))) return;
  const status = textOf(at(await ask({ method: 'GET', path }), 'ticket', 'status'));
  const change = { comment, ...(!solves && status !== null && waiting.has(status) ? { status: 'open' } : {}) };
  await ask({ method: 'PUT', path, body: JSON.stringify({ ticket: change }) });
}

/** @returns false where the account wants something first, such as a field that only agents can fill in: then the note alone must do */
async function isSolvedWith(ask: Ask, path: string, comment: object): Promise<boolean> {
  try {
    await ask({ method: 'PUT', path, body: JSON.stringify({ ticket: { comment, status: 'solved' } }) });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'remote_refused') return false;
    throw error;
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
