import type { Brief } from '#domain/brief.ts';
import type { BotReport } from '#domain/conversation.ts';
import type { Queryable } from '#domain/database.ts';
import type { Signal } from '#domain/decision.ts';
import type { ConversationFact } from '../../store/conversation-facts.ts';
import { type RawDecision, rawBriefs, rawConversations, rawDecisions } from '../../store/raw-facts.ts';

/** A wish for a person that is as sure as this was one. */
const sure = 0.75;

/** Works out what is measured of these conversations; those about which nothing was decided are left out. */
export async function conversationFactsOf(tx: Queryable, ids: string[]): Promise<ConversationFact[]> {
  const conversations = await rawConversations(tx, ids);
  if (conversations.length === 0) return [];
  const decisions = Map.groupBy(await rawDecisions(tx, ids), ({ conversation_id }) => conversation_id);
  const briefs = Map.groupBy(await rawBriefs(tx, ids), ({ conversation_id }) => conversation_id);
  return conversations.flatMap(({ id, bot, channel, report }) => {
    const decided = decisions.get(id);
    if (!decided?.[0]) return [];
    const first = briefs.get(id)?.[0];
    const reason = first ? ((JSON.parse(first.brief) as Brief).why.reasons[0]?.code ?? 'custom') : null;
    return {
      conversation_id: id,
      began_at: Number(decided[0].decided_at),
      ...{ bot, channel, reason },
      intent: (JSON.parse(report) as BotReport).intent ?? '',
      missed: reason === null ? (decided.some(wantsPerson) ? 1 : 0) : null,
    };
  });
}

function wantsPerson({ signals }: RawDecision): boolean {
  return (JSON.parse(signals) as Signal[]).some(({ code, strength }) => code === 'asked_for_human' && strength >= sure);
}
