import type { Database } from '#domain/database.ts';
import { revisionsOf } from '../store/revisions.ts';

/** What no process announces, such as somebody's own change of the database, is seen after so long. */
const everyMs = 1_000;
/** After news: what follows at once is looked at together. */
const soonMs = 50;

interface Watcher {
  seen: string | null;
  onChange: (revision: string) => void;
}

/** Tells whoever has a requester's page open that something on it has changed. */
export interface StatusWatch {
  /**
   * @param seen the revision that is shown there; null for whatever stands there now
   * @param onChange is told the revision that stands there instead
   * @returns how to stop
   */
  watch(handoffId: string, seen: string | null, onChange: (revision: string) => void): () => void;
  close(): void;
}

/**
 * One question to the database for all pages that are open, at news from whichever process did some work and once a second, and none while
 * no page is: every process's pages see what any process did. Measured in revisions, which grow with everything a page shows.
 */
export function createStatusWatch(db: Database): StatusWatch {
  const watched = new Map<string, Set<Watcher>>();
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
    for (const [id, revision] of now)
      for (const watcher of watched.get(id) ?? []) {
        const { seen } = watcher;
        watcher.seen = revision;
        if (seen !== null && seen !== revision) watcher.onChange(revision);
      }
    isLooking = false;
    if (watched.size > 0) timer ??= setTimeout(() => void look(), everyMs).unref();
  }

  return {
    watch(handoffId, seen, onChange) {
      const watchers = watched.get(handoffId) ?? new Set();
      const own: Watcher = { seen, onChange };
      watched.set(handoffId, watchers.add(own));
      stopListening ??= db.onAnnounced(lookSoon);
      // What happened between the reading of a page and its listening is told at once.
      void look();
      return () => {
        watchers.delete(own);
        if (watchers.size === 0 && watched.get(handoffId) === watchers) watched.delete(handoffId);
      };
    },
    close() {
      watched.clear();
      stopListening?.();
      for (const one of [timer, soon]) if (one) clearTimeout(one);
    },
  };
}
