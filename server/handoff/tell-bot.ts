import type { Queryable } from '#domain/database.ts';
import { isSample } from '#domain/sample.ts';
import type { Notice } from '#domain/way-back.ts';
import { addCalls, type WayName } from '../store/back-calls.ts';
import type { Handoff } from '../store/handoffs.ts';
import { addJob } from '../store/jobs.ts';
import { type JoinedConversation, listJoined } from '../store/joined.ts';
import type { HandoffDeps } from './deps.ts';

type Kinds = Notice['kind'];
/** A notice without what the handoff itself knows. */
export type News = {
  [K in Kinds]: Omit<Extract<Notice, { kind: K }>, 'at' | 'conversation' | 'requester' | 'handoffId' | 'ticketId'>;
}[Kinds];

/** What is for people to read overtakes almost everything that waits. */
const priority = 4;

/**
 * Queues what every bot's platform has to be told, in the transaction of the state that makes it true: the one that handed off, and those
 * at which the requester went on. Each bot and way has its own line, and a line moves one call at a time: an agent's second sentence
 * never arrives before the first, and no platform that is away holds up another.
 * @param only the one conversation that it concerns; without it, all that the handoff has
 */
export async function tellBot(
  deps: HandoffDeps,
  tx: Queryable,
  handoff: Handoff,
  news: News,
  only?: Pick<JoinedConversation, 'bot' | 'source_id'>,
): Promise<void> {
  const { bot, id, requester } = { ...handoff.brief.conversation, requester: handoff.brief.requester.id };
  const isOnly = (one: JoinedConversation) => only === undefined || (one.bot === only.bot && one.source_id === only.source_id);
  const conversations = [{ bot, source_id: id, requester }, ...(await listJoined(tx, handoff.id))].filter(isOnly);
  for (const one of conversations) {
    const ways = Object.hasOwn(deps.bots, one.bot) ? deps.bots[one.bot]!.back : {};
    if (isSample(one.source_id)) continue;
    const notice = {
      ...news,
      at: new Date(deps.now()).toISOString(),
      conversation: one.source_id,
      requester: one.requester,
      handoffId: handoff.id,
      ticketId: handoff.ticketId ?? '',
    } as Notice;
    for (const way of Object.keys(ways) as WayName[]) {
      const calls = ways[way]!.calls(notice).map((call) => ({ id: deps.newId(), call }));
      const line = { handoffId: handoff.id, bot: one.bot === bot ? null : one.bot, way };
      await sendNext(deps, tx, await addCalls(tx, line, news.kind, calls));
    }
  }
}

/** @param callId the call whose turn it is, if any */
export async function sendNext(deps: HandoffDeps, tx: Queryable, callId: string | null): Promise<void> {
  if (callId === null) return;
  await addJob(tx, { id: deps.newId(), task: 'send_back', subject: callId, priority, runAt: deps.now() });
}
