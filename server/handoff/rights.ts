import { createHash } from 'node:crypto';
import type { Database } from '#domain/database.ts';
import { requesterKeys } from '#domain/requester-keys.ts';
import { type AuditHead, addAuditEntry, listRecentAudit, verifyAudit } from '../store/audit.ts';
import { type Erased, erasePerson, scrub } from '../store/erase-person.ts';
import { exportPerson } from '../store/export-person.ts';
import { earliestId } from '../store/new-id.ts';
import { unreadConversations } from '../store/unread-deliveries.ts';
import type { HandoffDeps } from './deps.ts';
import { namedBy } from './named-by.ts';
import { queueRedactions } from './redact-ticket.ts';
import { queueFarewells } from './say-farewell.ts';
import { queueSearches } from './seek-ticket.ts';

/** By what a person is named who wants to know or to be forgotten: at least one of them. */
export interface Person {
  email?: string | undefined;
  phone?: string | undefined;
  /** The bot's own id of them, with the bot's name. */
  bot?: string | undefined;
  id?: string | undefined;
}

/** What came while the webhooks were looked through is looked at again, whichever process wrote it by its own clock. */
const clocksDifferMs = 300_000;

function keysOf({ email, phone, bot, id }: Person): string[] {
  return requesterKeys(bot ?? '', { email: email ?? null, phone: phone ?? null, id: bot === undefined ? null : (id ?? null) });
}

/** All that is kept of somebody. */
export async function exportOf(deps: HandoffDeps, person: Person, actor: string) {
  const exported = await exportPerson(deps.db, keysOf(person), namedBy(deps.bots, keysOf(person)));
  await deps.db.transaction((tx) =>
    addAuditEntry(tx, entry(deps, person, actor, 'person_exported', `${exported.conversations.length} conversations`)),
  );
  return exported;
}

/**
 * Deletes all that is kept of somebody, gives the bots that were silent for them their voice back, and writes the database anew so that nothing of it stays in its files.
 * @returns also what was not possible after all was deleted, and what to do about it: null where nothing is left to do
 */
export async function erase(deps: HandoffDeps, person: Person, actor: string): Promise<Erased & { problem: string | null }> {
  const isTheirs = namedBy(deps.bots, keysOf(person));
  const from = earliestId(Math.max(0, deps.now() - clocksDifferMs));
  const unread = await unreadConversations(deps.db, isTheirs);
  const erased = await deps.db.transaction(async (tx) => {
    const { erased, silenced } = await erasePerson(tx, keysOf(person), isTheirs, { unread, from });
    await queueRedactions(deps, tx, erased.tickets);
    await queueSearches(deps, tx, erased.tickets_sought);
    await queueFarewells(deps, tx, silenced);
    await addAuditEntry(tx, entry(deps, person, actor, 'person_erased', `${erased.conversations} conversations`));
    return erased;
  });
  deps.onJob();
  return { ...erased, problem: await problemOfScrub(deps.db) };
}

/** What was erased cannot be listed a second time, so that a database that cannot be written anew must not keep the list from anybody. */
async function problemOfScrub(db: Database): Promise<string | null> {
  try {
    await scrub(db);
    return null;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return `all is deleted, but the database's files could not be written anew and may still hold it (${cause}): erase the same person once more, which writes them anew`;
  }
}

/** Whether anybody has touched the list of what was done. */
export function checkAudit({ db }: HandoffDeps, known: AuditHead | undefined) {
  return verifyAudit(db, known);
}

/** Newest first. @param before only entries with a smaller number */
export function recentAudit({ db }: HandoffDeps, before: number | null, limit: number) {
  return listRecentAudit(db, before, limit);
}

/** Who was erased must not be told by the entry that says so: it holds a digest, by which a known person can be looked for. */
function entry({ newId, now }: HandoffDeps, person: Person, actor: string, action: string, detail: string) {
  const target = createHash('sha256').update(keysOf(person).sort().join()).digest('hex');
  return { id: newId(), at: now(), actor, action, target, detail };
}
