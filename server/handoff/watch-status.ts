import type { Queryable } from '#domain/database.ts';
import { revisionsOf } from '../store/revisions.ts';

const everyMs = 1_000;

/** Tells whoever has a requester's page open that something on it has changed. */
export interface StatusWatch {
  /** @returns how to stop */
  watch(handoffId: string, onChange: () => void): () => void;
  close(): void;
}

/**
 * One question a second to the database for all pages that are open, and none while no page is: whichever process did the work,
 * every process's pages see it. Measured in revisions, which grow with everything a page shows.
 */
export function createStatusWatch(db: Queryable): StatusWatch {
  const watched = new Map<string, Set<() => void>>();
  const seen = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    // A database that is away for a moment is no news; the next look finds what changed meanwhile.
    const now = await revisionsOf(db, [...watched.keys()]).catch(() => new Map<string, string>());
    for (const [id, revision] of now) {
      const before = seen.get(id);
      if (watched.has(id)) seen.set(id, revision);
      if (before !== undefined && before !== revision) for (const tell of watched.get(id) ?? []) tell();
    }
    timer = watched.size === 0 ? null : setTimeout(() => void look(), everyMs).unref();
  }

  return {
    watch(handoffId, onChange) {
      const listeners = watched.get(handoffId) ?? new Set();
      watched.set(handoffId, listeners.add(onChange));
      if (timer === null) {
        timer = setTimeout(() => void look(), 0).unref();
      }
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        watched.delete(handoffId);
        seen.delete(handoffId);
      };
    },
    close() {
      if (timer) clearTimeout(timer);
      watched.clear();
    },
  };
}
