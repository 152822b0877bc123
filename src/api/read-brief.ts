import { type Brief, briefFileName } from '#domain/brief.ts';
import { type Earlier, parseEarlier, withPlaces } from '#domain/brief-page.ts';
import { looked } from '#domain/glance/evidence.ts';
import { parseBrief } from '#domain/parse-brief.ts';
import { briefMetadataKey } from '#domain/shorten-brief.ts';
import type { TranscriptNote } from '#domain/transcripts/transcript.ts';
import { type AttachedFile, readFile, ticketFiles, ticketMetadata } from '../host/attachments.ts';
import type { Host } from '../host/connect.ts';
import { askServer, RequestFailed } from '../host/request.ts';
import { serverUrl } from '../host/setting.ts';

/** Why the server was not the source. */
export type Detour = 'no_server_url' | 'unreachable' | 'refused' | 'forbidden' | 'unknown_brief';

export type BriefResult =
  /**
   * `earlier`: of the messages, only the newest are there; the others are still to come. `said`: how much had been said, as the server
   * counts it; `changedAt`: when somebody did something last that changes it, '' where nobody has; null where it does not tell.
   */
  | { kind: 'brief'; brief: Brief; source: 'server'; earlier: Earlier | null; said: number | null; changedAt: string | null }
  | { kind: 'brief'; brief: Brief; source: 'attachment'; because: Detour }
  /** No brief, but a transcript: read and assessed in this browser. */
  | { kind: 'brief'; brief: Brief; source: 'computed'; because: Detour; file: string | null; notes: TranscriptNote[] }
  /** Neither a brief nor a transcript; so many files that may hold one were not looked into. */
  | { kind: 'none'; unread: number }
  /** There is a brief, but the browser was not allowed to read it, or it is damaged. */
  | { kind: 'unreadable'; file: AttachedFile; because: Detour }
  | { kind: 'failed'; because: Detour };

/**
 * The brief of a ticket: from the server, or, when no server answers, from the file attached to the ticket.
 * Of a long conversation the server gives the newest messages, as many as the first glance is made from.
 * @param patience how much further to look for a transcript than the first time
 */
export async function readBrief(host: Host, ticketId: number, patience = 0): Promise<BriefResult> {
  const answer = await ask(host, ticketId, `?newest=${looked}`);
  return typeof answer === 'string' ? fromAttachment(host, ticketId, answer, patience) : answer;
}

/** What the server has with every message, however long that takes; null where it does not answer. */
export async function readWhole(host: Host, ticketId: number): Promise<BriefResult | null> {
  const answer = await ask(host, ticketId, '');
  return typeof answer === 'string' ? null : answer;
}

async function ask(host: Host, ticketId: number, query: string): Promise<BriefResult | Detour> {
  const base = serverUrl(host);
  return base === null ? 'no_server_url' : fromServer(host, `${base}/v1/tickets/${ticketId}/brief${query}`);
}

async function fromServer(host: Host, url: string): Promise<BriefResult | Detour> {
  try {
    const answer = await askServer(host, url);
    const [brief, earlier] = [parseBrief(answer), parseEarlier(answer)];
    const { said, changed_at } = answer as { said?: unknown; changed_at?: unknown };
    return {
      kind: 'brief',
      brief: earlier ? withPlaces(brief, earlier) : brief,
      source: 'server',
      earlier,
      said: typeof said === 'number' ? said : null,
      changedAt: typeof changed_at === 'string' ? changed_at : null,
    };
  } catch (error) {
    if (!(error instanceof RequestFailed)) return 'unreachable';
    if (error.status === 404) return 'unknown_brief';
    // The token was good: it is this ticket that this agent may not see.
    if (error.status === 403) return 'forbidden';
    return error.status >= 400 && error.status < 500 ? 'refused' : 'unreachable';
  }
}

async function fromAttachment(host: Host, ticketId: number, because: Detour, patience: number): Promise<BriefResult> {
  const seen: AttachedFile[] = [];
  let file: AttachedFile | undefined;
  try {
    for await (const files of ticketFiles(host, ticketId)) {
      // A later handoff of the same conversation has a later brief, and the newest file comes first.
      file = files.find(({ name }) => name === briefFileName);
      if (file) break;
      seen.push(...files);
    }
  } catch {
    return { kind: 'failed', because };
  }
  if (!file) return computed(host, seen, because, patience);
  try {
    return { kind: 'brief', brief: parseBrief(await readFile(host, file)), source: 'attachment', because };
  } catch {
    // Where the browser may not follow the download to its other host, the short brief in the metadata still can be read.
    const brief = await fromMetadata(host, ticketId).catch(() => null);
    return brief ? { kind: 'brief', brief, source: 'attachment', because } : { kind: 'unreadable', file, because };
  }
}

/** Readers, detectors and the model are loaded when a ticket needs them, not before. */
async function computed(host: Host, files: AttachedFile[], because: Detour, patience: number): Promise<BriefResult> {
  const { findTranscript } = await import('./find-transcript.ts');
  const { found, unread } = await findTranscript(host, files, patience);
  return found ? { kind: 'brief', source: 'computed', because, ...found } : { kind: 'none', unread };
}

async function fromMetadata(host: Host, ticketId: number): Promise<Brief> {
  const metadata = await ticketMetadata(host, ticketId);
  return parseBrief(metadata[briefMetadataKey]);
}
