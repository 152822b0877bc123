export interface Remembered<T> {
  /** What was read of one, anew when it was too long ago; a reading that failed is not remembered. @throws what the reading throws */
  read(id: string): Promise<T>;
  /** Forgets one: what was refused may be allowed a moment later. */
  forget(id: string): void;
}

/**
 * Each read once for all who ask at about the same time.
 * @param most how many are kept; the oldest goes first
 * @param now milliseconds since 1970
 */
export function createRemembered<T>(
  readOne: (id: string) => Promise<T>,
  { forMs, most, now }: { forMs: number; most: number; now: () => number },
): Remembered<T> {
  const known = new Map<string, { found: Promise<T>; until: number }>();
  return {
    read(id) {
      const before = known.get(id);
      if (before && before.until > now()) return before.found;
      known.delete(id);
      if (known.size >= most) known.delete(known.keys().next().value!);
      const entry = { found: readOne(id), until: now() + forMs };
      known.set(id, entry);
      entry.found.catch(() => {
        if (known.get(id) === entry) known.delete(id);
      });
      return entry.found;
    },
    forget: (id) => void known.delete(id),
  };
}
