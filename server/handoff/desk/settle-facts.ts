import { setImmediate } from 'node:timers/promises';
import type { Database, Queryable } from '#domain/database.ts';
import { saveConversationFacts } from '../../store/conversation-facts.ts';
import { saveHandoffFacts } from '../../store/handoff-facts.ts';
import { type FactKind, takeStale } from '../../store/stale-facts.ts';
import { conversationFactsOf } from './conversation-facts-of.ts';
import { handoffFactsOf } from './handoff-facts-of.ts';

/** Few enough that whoever wants to write in between waits for some milliseconds. */
const batch = 40;
const kinds: readonly FactKind[] = ['handoff', 'conversation'];

/**
 * Works out what has changed, in small transactions.
 * @param most how many at the most, so that nobody who asks for measures waits for all of it
 * @returns how many were worked out
 */
export async function settleFacts(db: Database, most = Number.POSITIVE_INFINITY): Promise<number> {
  let settled = 0;
  for (const kind of kinds) {
    for (let taken = batch; taken === batch && settled < most; settled += taken) {
      // A database in this process answers at once: without this nobody else would get a turn until all is done.
      await setImmediate();
      taken = await db.transaction((tx) => settle(tx, kind));
    }
  }
  return settled;
}

async function settle(tx: Queryable, kind: FactKind): Promise<number> {
  const subjects = await takeStale(tx, kind, batch);
  if (subjects.length === 0) return 0;
  if (kind === 'handoff') await saveHandoffFacts(tx, await handoffFactsOf(tx, subjects));
  else await saveConversationFacts(tx, await conversationFactsOf(tx, subjects));
  return subjects.length;
}
