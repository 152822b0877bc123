import type { Host } from './connect.ts';
import { askHelpdesk, askHelpdeskForText } from './request.ts';

export interface AttachedFile {
  name: string;
  url: string;
}

interface RestComment {
  attachments?: { file_name?: string; content_url?: string }[];
}
interface ZafComment {
  nonImageAttachments?: { filename?: string; fileName?: string; contentUrl?: string }[];
}

/** Of a hundred comments each: a ticket takes no more than 5,000. */
const mostPages = 50;

/**
 * The files on the ticket, newest first, a page of comments at a time: whoever has found theirs asks no further. By the API, or by what
 * the ticket's page knows.
 * @throws Error when neither tells
 */
export async function* ticketFiles(host: Host, ticketId: number): AsyncGenerator<AttachedFile[]> {
  try {
    for (let page = 1; page <= mostPages; page += 1) {
      const path = `/api/v2/tickets/${ticketId}/comments.json?sort_order=desc&per_page=100&page=${page}`;
      const { comments = [], next_page } = (await askHelpdesk(host, path)) as { comments?: RestComment[]; next_page?: string | null };
      yield comments.flatMap(({ attachments = [] }) => attachments.toReversed().flatMap((file) => known(file.file_name, file.content_url)));
      if (!next_page) return;
    }
  } catch {
    const { 'ticket.comments': comments } = (await host.ticket.get('ticket.comments')) as { 'ticket.comments'?: ZafComment[] };
    yield (comments ?? [])
      .flatMap(({ nonImageAttachments = [] }) => nonImageAttachments.toReversed())
      // The page spells this key in two ways.
      .flatMap((file) => known(file.fileName ?? file.filename, file.contentUrl));
  }
}

function known(name: string | undefined, url: string | undefined): AttachedFile[] {
  return name === undefined || url === undefined ? [] : [{ name, url }];
}

/** The values that the request which made the ticket left for programs, such as our short brief. @throws RequestFailed */
export async function ticketMetadata(host: Host, ticketId: number): Promise<Record<string, unknown>> {
  const { audits = [] } = (await askHelpdesk(host, `/api/v2/tickets/${ticketId}/audits.json`)) as {
    audits?: { metadata?: { custom?: Record<string, unknown> } }[];
  };
  return audits[0]?.metadata?.custom ?? {};
}

/**
 * The text of a file, which the helpdesk answers with a redirect to another host, and says nothing true of how it is written: so it is asked
 * for byte by byte. @throws RequestFailed where the browser may not follow
 */
export async function readFile(host: Host, { url }: AttachedFile): Promise<string> {
  return fromBytes(String(await askHelpdeskForText(host, url, 'text/plain; charset=x-user-defined')));
}

/** In x-user-defined a byte beyond ASCII is one of these; zeros are UTF-16 of letters alone. What has others beside them the browser has read already, by a mark or as UTF-8. */
async function fromBytes(answer: string): Promise<string> {
  if (!/[\0\uf780-\uf7ff]/.test(answer) || /[\u0080-\uf77f\uf800-\uffff]/.test(answer)) return answer;
  const bytes = new Uint8Array(answer.length);
  for (let at = 0; at < answer.length; at += 1) bytes[at] = answer.charCodeAt(at);
  // Few tickets need it: it is no part of what each of them loads.
  const { textOfBytes } = await import('#domain/text-of-bytes.ts');
  return textOfBytes(bytes);
}
