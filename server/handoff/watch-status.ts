import type { Database } from '#domain/database.ts';
import { revisionsOf } from '../store/revisions.ts';

/** What no process announces, such as somebody's own change of the database, is seen after so long. */
const everyMs = 1_000;
/** After news: what follows at once is looked at together. */
const soonMs = 50;

/** Tells whoever has a requester's page open that something on it has changed. */
export interface StatusWatch {
  /** @returns how to stop */
  watch(handoffId: string, onChange: () => void): () => void;
  close(): void;
}

/**
 * One question to the database for all pages that are open, at news from whichever process did some work and once a second, and none while
 * no page is: every process's pages see what any process did. Measured in revisions, which grow with everything a page shows.
 */
export function createStatusWatch(db: Database): StatusWatch {
  const watched = new Map<string, Set<() => void>>();
  const seen = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Timeout | null = null;
  let isLooking = false;
  let stopListening: (() => void) | null = null;

  function lookSoon(): void {
    if (watched.size > 0) soon ??= setTimeout(() => void look(), soonMs).unref();
  }

  async function look(): Promise<void> {
    if (timer) clearTimeout(timer);
    if (soon) clearTimeout(soon);
    timer = soon = null;
    // Answers that overtake each other would be news of the past.
    if (isLooking) return lookSoon();
    isLooking = true;
    // A database that is away for a moment is no news; the next look finds what changed meanwhile.
    const now = await revisionsOf(db, [...watched.keys()]).catch(() => new Map<string, string>());
    for (const [id, revision] of now) {
      const before = seen.get(id);
      if (watched.has(id)) seen.set(id, revision);
      if (before !== undefined && before !== revision) for (const tell of watched.get(id) ?? []) tell();
    }
    isLooking = false;
    if (watched.size > 0) timer ??= setTimeout(() => void look(), everyMs).unref();
  }

  return {
    watch(handoffId, onChange) {
      const listeners = watched.get(handoffId) ?? new Set();
      watched.set(handoffId, listeners.add(onChange));
      stopListening ??= db.onAnnounced(lookSoon);
      // What stands there now is what changes are told from.
      if (!seen.has(handoffId)) void look();
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        watched.delete(handoffId);
        seen.delete(handoffId);
      };
    },
    close() {
      watched.clear();
      stopListening?.();
      for (const one of [timer, soon]) if (one) clearTimeout(one);
    },
  };
}
