import type { BriefMessage } from './brief.ts';

export const messageFilters = ['all', 'requester', 'bot', 'agent', 'evidence', 'files'] as const;
export type MessageFilter = (typeof messageFilters)[number];

/** A line of the transcript: a message, or the time that passed before it. */
export type Row = { kind: 'message'; at: number } | { kind: 'gap'; before: number; ms: number };

interface Wish {
  query: string;
  filter: MessageFilter;
  /** Ids of messages that prove something. */
  evidence: { has(id: string): boolean };
  /** Place of the first message that is there. */
  from?: number;
}

/** Shorter pauses are how people write. */
const shortestGap = 30 * 60_000;

/** What is shown of a transcript, oldest first. Gaps are told only where nothing is left out between their ends. */
export function rowsOf(messages: BriefMessage[], { query, filter, evidence, from = 0 }: Wish): Row[] {
  const wanted = searchable(query.trim());
  const rows: Row[] = [];
  for (const [at, message] of messages.entries()) {
    if (at < from || !passes(message, filter, evidence)) continue;
    if (wanted !== '' && !searchable(`${message.text}\n${message.name ?? ''}`).includes(wanted)) continue;
    const last = rows.at(-1);
    const ms = last?.kind === 'message' && last.at === at - 1 ? passed(messages[at - 1]!, message) : 0;
    if (ms >= shortestGap) rows.push({ kind: 'gap', before: at, ms });
    rows.push({ kind: 'message', at });
  }
  return rows;
}

function passes({ author, id, attachments }: BriefMessage, filter: MessageFilter, evidence: Wish['evidence']): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'evidence':
      return evidence.has(id);
    case 'files':
      return attachments.length > 0;
    default:
      return author === filter;
  }
}

function passed(one: BriefMessage, next: BriefMessage): number {
  return one.sent_at === null || next.sent_at === null ? 0 : Date.parse(next.sent_at) - Date.parse(one.sent_at);
}

/** Without case, and with the forms of the same letters taken for the same. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Milliseconds since the call began, for transcripts of speech. @returns null where no time is told */
export function sinceStart(messages: BriefMessage[], at: number): number | null {
  const first = messages.find(({ sent_at }) => sent_at !== null)?.sent_at;
  const here = messages[at]?.sent_at;
  return first && here ? Math.max(0, Date.parse(here) - Date.parse(first)) : null;
}
