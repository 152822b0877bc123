/**
 * Keys for things without names. A thing keeps its key wherever it is moved and however it is changed; what comes anew from the server
 * has the key of what stood in its place and reads the same, so that a form stays open through a save.
 */
export function createKeys<T extends object>() {
  const keys = new WeakMap<T, string>();
  let before: readonly T[] = [];
  let last = 0;
  return {
    /** @returns the key of each, no two of them the same */
    of(list: readonly T[]): string[] {
      const used = new Set(list.map((one) => keys.get(one)));
      for (const [at, one] of list.entries()) {
        if (keys.has(one)) continue;
        const old = before[at];
        const inherited = old && JSON.stringify(old) === JSON.stringify(one) ? keys.get(old) : undefined;
        const key = inherited !== undefined && !used.has(inherited) ? inherited : String(++last);
        used.add(key);
        keys.set(one, key);
      }
      before = list;
      return list.map((one) => keys.get(one)!);
    },
    /** One thing takes another's place. */
    follow(one: T, next: T): void {
      const key = keys.get(one);
      if (key !== undefined) keys.set(next, key);
    },
  };
}
