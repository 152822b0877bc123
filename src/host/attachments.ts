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

/** Every file on the ticket, oldest comment first: by the API, or by what the ticket's page knows. @throws Error when neither tells */
export async function ticketFiles(host: Host, ticketId: number): Promise<AttachedFile[]> {
  try {
    const { comments = [] } = (await askHelpdesk(host, `/api/v2/tickets/${ticketId}/comments.json`)) as { comments?: RestComment[] };
    return comments.flatMap(({ attachments = [] }) => attachments).flatMap((file) => known(file.file_name, file.content_url));
  } catch {
    const { 'ticket.comments': comments } = (await host.ticket.get('ticket.comments')) as { 'ticket.comments'?: ZafComment[] };
    const files = [...(comments ?? [])].reverse().flatMap(({ nonImageAttachments = [] }) => nonImageAttachments);
    // The page spells this key in two ways.
    return files.flatMap((file) => known(file.fileName ?? file.filename, file.contentUrl));
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

/** The text of a file, which the helpdesk answers with a redirect to another host. @throws RequestFailed where the browser may not follow */
export async function readFile(host: Host, { url }: AttachedFile): Promise<string> {
  return String(await askHelpdeskForText(host, url));
}
