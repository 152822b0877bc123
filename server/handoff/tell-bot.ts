import type { Queryable } from '#domain/database.ts';
import { isSample } from '#domain/sample.ts';
import type { Notice } from '#domain/way-back.ts';
import { addCalls, type WayName } from '../store/back-calls.ts';
import type { Handoff } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import { listJoined } from '../store/joined.ts';
import type { HandoffDeps } from './deps.ts';

type Kinds = Notice['kind'];
/** A notice without what the handoff itself knows. */
export type News = {
  [K in Kinds]: Omit<Extract<Notice, { kind: K }>, 'at' | 'conversation' | 'requester' | 'handoffId' | 'ticketId'>;
}[Kinds];

/** What is for people to read overtakes almost everything that waits. */
const priority = 4;

/**
 * Queues what the bot's platform has to be told, in the transaction of the state that makes it true. Each way has its own
 * line, and a line moves one call at a time: an agent's second sentence never arrives before the first.
 * @param only the bot's id of the one conversation that it concerns; without it, all that the handoff has
 */
export async function tellBot(deps: HandoffDeps, tx: Queryable, handoff: Handoff, news: News, only?: string): Promise<void> {
  const ways = deps.bots[handoff.brief.conversation.bot]?.back ?? {};
  if (Object.keys(ways).length === 0 || isSample(handoff.brief.conversation.id)) return;
  const { conversation, requester } = handoff.brief;
  const conversations = only ? [only] : [conversation.id, ...(await listJoined(tx, handoff.id)).map(({ source_id }) => source_id)];
  for (const id of conversations) {
    const notice = {
      ...news,
      at: new Date(deps.now()).toISOString(),
      conversation: id,
      requester: requester.id,
      handoffId: handoff.id,
      ticketId: handoff.ticketId ?? '',
    } as Notice;
    for (const name of Object.keys(ways) as WayName[]) {
      const calls = ways[name]!.calls(notice).map((call) => ({ id: deps.newId(), call }));
      await sendNext(deps, tx, await addCalls(tx, handoff.id, name, news.kind, calls));
    }
  }
}

/** @param callId the call whose turn it is, if any */
export async function sendNext(deps: HandoffDeps, tx: Queryable, callId: string | null): Promise<void> {
  if (callId === null) return;
  await addJob(tx, { id: deps.newId(), task: 'send_back', subject: callId, priority, runAt: deps.now() });
}
