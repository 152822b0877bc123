const minute = 60_000;
/** Callers remembered at a time: whoever has thousands of names must not fill our memory. */
const most = 10_000;

export interface Rate {
  /** Counts one request of somebody who has proved who they are. @returns milliseconds to wait; 0 when it is allowed */
  take(who: string): number;
}

/** So many requests a minute for each; they come back little by little. @param now milliseconds since 1970 */
export function createRate(perMinute: number, now: () => number): Rate {
  const left = new Map<string, { left: number; at: number }>();
  return {
    take(who) {
      const at = now();
      const old = left.get(who);
      const allowed = old ? Math.min(perMinute, old.left + (Math.max(0, at - old.at) / minute) * perMinute) : perMinute;
      left.delete(who);
      left.set(who, { left: Math.max(0, allowed - 1), at });
      // The one that was quiet for longest is forgotten first.
      if (left.size > most) left.delete(left.keys().next().value!);
      return allowed >= 1 ? 0 : Math.ceil(((1 - allowed) / perMinute) * minute);
    },
  };
}
