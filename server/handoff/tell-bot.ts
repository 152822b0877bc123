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
 * Queues what the bots' platforms have to be told, in the transaction of the state that makes it true: each conversation of the handoff by
 * the bot that leads it. Each way of a bot has its own line, and a line moves one call at a time: an agent's second sentence never arrives
 * before the first.
 * @param only the one conversation that it concerns, by its bot and the bot's id; without it, all that the handoff has
 */
export async function tellBot(
  deps: HandoffDeps,
  tx: Queryable,
  handoff: Handoff,
  news: News,
  only?: Pick<JoinedConversation, 'bot' | 'source_id'>,
): Promise<void> {
  const { conversation, requester } = handoff.brief;
  const own: JoinedConversation = { bot: conversation.bot, source_id: conversation.id, requester: requester.id };
  const all = [own, ...(await listJoined(tx, handoff.id))];
  for (const one of all) {
    if (isSample(one.source_id) || (only && !(one.bot === only.bot && one.source_id === only.source_id))) continue;
    const ways = Object.hasOwn(deps.bots, one.bot) ? deps.bots[one.bot]!.back : {};
    const notice = {
      ...news,
      at: new Date(deps.now()).toISOString(),
      conversation: one.source_id,
      requester: one.requester,
      handoffId: handoff.id,
      ticketId: handoff.ticketId ?? '',
    } as Notice;
    for (const name of Object.keys(ways) as WayName[]) {
      const calls = ways[name]!.calls(notice).map((call) => ({ id: deps.newId(), call }));
      await sendNext(deps, tx, await addCalls(tx, { handoffId: handoff.id, bot: one.bot, way: name, about: news.kind }, calls));
    }
  }
}

/** @param callId the call whose turn it is, if any */
export async function sendNext(deps: HandoffDeps, tx: Queryable, callId: string | null): Promise<void> {
  if (callId === null) return;
  await addJob(tx, { id: deps.newId(), task: 'send_back', subject: callId, priority, runAt: deps.now() });
}
