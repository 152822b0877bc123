import type { Brief } from '#domain/brief.ts';
import type { EarlierHandoff, HandoffNow, Verdict } from '#domain/handoff-now.ts';
import type { ContactChannel } from '#domain/requester-act.ts';
import type { Host } from '../host/connect.ts';
import { askServer, type Change } from '../host/request.ts';
import { serverUrl } from '../host/setting.ts';

/** An answer that is not of the shape is no answer: an older server, or something between. */
function asNow(value: unknown): HandoffNow {
  const now = value as Partial<HandoffNow> | null;
  if (typeof now?.handoff !== 'string' || typeof now.revision !== 'string' || !Array.isArray(now.changes))
    throw new Error('The server answered something else than where the handoff stands');
  return now as HandoffNow;
}

async function ask(host: Host, path: string, change?: Change): Promise<unknown> {
  return askServer(host, `${serverUrl(host) ?? ''}${path}`, change);
}

/** Where the ticket's handoff stands. @throws RequestFailed */
export async function readNow(host: Host, ticketId: number): Promise<HandoffNow> {
  return asNow(await ask(host, `/v1/tickets/${ticketId}/handoff`));
}

/** @throws RequestFailed with handoff_owned where another agent was first, and `over` is not set */
export async function acceptHandoff(host: Host, handoff: string, over: boolean): Promise<HandoffNow> {
  return asNow(await ask(host, `/v1/handoffs/${handoff}/acceptance`, { method: 'POST', body: { over } }));
}

/** @throws RequestFailed */
export async function giveVerdict(host: Host, handoff: string, verdict: Verdict | null): Promise<HandoffNow> {
  return asNow(await ask(host, `/v1/handoffs/${handoff}/verdict`, { method: 'PUT', body: { verdict } }));
}

interface Wish {
  channel: ContactChannel;
  email: string;
  phone: string;
  day: string;
  time: string;
}

/** The conversation goes on by another way. @throws RequestFailed with bad_contact where nobody could be reached so */
export async function switchChannel(host: Host, handoff: string, wish: Wish): Promise<HandoffNow> {
  return asNow(await ask(host, `/v1/handoffs/${handoff}/channel`, { method: 'PUT', body: { ...wish } }));
}

/** Has the language model write of what was said until now. @returns the draft's sentences, none where nothing it wrote holds. @throws RequestFailed */
export async function draftReply(host: Host, handoff: string): Promise<string[]> {
  const { summary } = (await ask(host, `/v1/handoffs/${handoff}/draft`, { method: 'POST', body: {} })) as { summary?: Brief['summary'] };
  return summary?.draft?.map(({ text }) => text) ?? [];
}

/** Gives the conversation back to the bot. @throws RequestFailed */
export async function handBack(host: Host, handoff: string, note: string): Promise<void> {
  await ask(host, `/v1/handoffs/${handoff}/handback`, { method: 'POST', body: { note: note.trim() === '' ? null : note } });
}

/** The same person's other handoffs, newest first. @param page from 1 @throws RequestFailed */
export async function earlierHandoffs(host: Host, ticketId: number, page: number): Promise<{ found: EarlierHandoff[]; hasMore: boolean }> {
  const { handoffs = [], has_more = false } = (await ask(host, `/v1/tickets/${ticketId}/requester?page=${page}`)) as {
    handoffs?: EarlierHandoff[];
    has_more?: boolean;
  };
  return { found: handoffs, hasMore: has_more };
}
