import { AppError } from '#domain/errors.ts';
import { at, listOf, textOf } from '#domain/lenient.ts';
import type { Ask } from './call.ts';

const mostPages = 100;
/** What Zendesk puts in a redacted character's place, and in a redacted file's. */
const redacted = /^[\u2587\s]*$/;
const redactedFile = 'redacted.txt';
const erased = 'Erased';

/**
 * Takes every word and file of a ticket out of Zendesk, for good: one comment after another, those that are out already left aside,
 * so that a try that broke off is gone on with.
 * @returns what only a person can take out, a sentence each
 * @throws AppError remote_*
 */
export async function redactTicket(ask: Ask, ticketId: string): Promise<string[]> {
  const path = `/api/v2/tickets/${encodeURIComponent(ticketId)}`;
  const rest: string[] = [];
  for await (const comment of commentsOf(ask, path)) {
    const id = textOf(at(comment, 'id')) ?? '';
    const html = textOf(at(comment, 'html_body')) ?? '';
    const files = listOf(at(comment, 'attachments'))
      .filter((file) => textOf(at(file, 'file_name')) !== redactedFile)
      .flatMap((file) => textOf(at(file, 'content_url')) ?? []);
    const marked = markAll(html);
    if (marked === html && files.length === 0) continue;
    const body = { ticket_id: Number(ticketId), html_body: marked, ...(files.length === 0 ? {} : { external_attachment_urls: files }) };
    await refusedIsRest(rest, `comment ${id}`, () =>
      ask({ method: 'PUT', path: `/api/v2/comment_redactions/${encodeURIComponent(id)}`, body: JSON.stringify(body) }),
    );
  }
  await refusedIsRest(rest, 'the subject (the ticket is closed)', () =>
    ask({ method: 'PUT', path, body: JSON.stringify({ ticket: { subject: erased } }) }),
  );
  if (await hasMetadata(ask, path)) rest.push('the brief in the ticket\u2019s metadata (only deleting the ticket takes it out)');
  return rest;
}

/** What programs read stands in the audit of the ticket's creation, which Zendesk changes for nobody. */
async function hasMetadata(ask: Ask, path: string): Promise<boolean> {
  const [first] = listOf(at(await ask({ method: 'GET', path: `${path}/audits?page[size]=1` }), 'audits'));
  const custom = at(first, 'metadata', 'custom');
  return typeof custom === 'object' && custom !== null && Object.keys(custom).length > 0;
}

async function* commentsOf(ask: Ask, path: string): AsyncGenerator<unknown> {
  let next: string | null = `${path}/comments`;
  for (let page = 0; next !== null && page < mostPages; page += 1) {
    const answer: unknown = await ask({ method: 'GET', path: next });
    yield* listOf(at(answer, 'comments'));
    const told = textOf(at(answer, 'next_page'));
    // Only the page is taken from the answer, not where it is asked for.
    const more: string | null = told !== null && URL.canParse(told) ? new URL(told).search : null;
    next = more ? `${path}/comments${more}` : null;
  }
}

/** Everything that people read between the tags, and what the tags show or lead to, marked for redaction. */
export function markAll(html: string): string {
  return html.replace(/<[^>]*>|[^<]+/g, (part) => {
    if (!part.startsWith('<')) return redacted.test(part) ? part : `<redact>${part}</redact>`;
    return /^<(?:a|img)\b/i.test(part) && !/\sredact\b/.test(part) ? part.replace(/\s*\/?>$/, ' redact>') : part;
  });
}

async function refusedIsRest(rest: string[], what: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof AppError && (error.code === 'remote_refused' || error.code === 'remote_gone'))) throw error;
    rest.push(what);
  }
}
