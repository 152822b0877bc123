import type { TicketFile } from '#domain/helpdesk.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';
import { changeAsSeen, lookToChange } from './change-as-seen.ts';

/** All at once: an upload takes as long as any call, and the ticket waits for them. @returns their tokens, in the order of the files */
export async function upload(ask: Ask, files: TicketFile[]): Promise<string[]> {
  const uploads = files.map(async ({ name, body, contentType }) => {
    const path = `/api/v2/uploads?${new URLSearchParams({ filename: name })}`;
    const answer = await ask({ method: 'POST', path, body, contentType });
    return (answer as { upload: { token: string } }).upload.token;
  });
  // None is left behind under way when another has failed.
  await Promise.allSettled(uploads);
  return Promise.all(uploads);
}

/**
 * Adds files to a ticket that was made without them. Looks first, because an earlier try may have been carried out, and writes to the ticket as it
 * was looked at, because another may be on its way: of two, one is told to look again.
 * @throws AppError remote_busy when the ticket was changed between looking and writing
 */
export async function attachFiles(ask: Ask, ticketId: string, files: TicketFile[]): Promise<void> {
  const path = `/api/v2/tickets/${encodeURIComponent(ticketId)}`;
  // Before its comments: what comes in between has another stamp.
  const ticket = await lookToChange(ask, path);
  const comments = listOf(at(await ask({ method: 'GET', path: `${path}/comments?sort_order=desc` }), 'comments'));
  const there = new Set(comments.flatMap((one) => listOf(at(one, 'attachments')).map((file) => textOf(at(file, 'file_name')))));
  const missing = files.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return;
  const comment = { html_body: '<p>The files of this handoff.</p>', public: false, uploads: await upload(ask, missing) };
  await changeAsSeen(ask, path, ticket, { comment });
}
