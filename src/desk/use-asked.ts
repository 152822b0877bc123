import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from './context.ts';

export interface Asked<T> {
  /** The last answer; null before the first one. */
  value: T | null;
  /** Why the last try failed; null where it did not. */
  error: unknown;
  again(): void;
}

/** What the server says at a path; asked anew when the path changes. Of two answers the one that was asked for later counts. */
export function useAsked<T>(path: string): Asked<T> {
  const { ask } = useDesk();
  const [state, setState] = useState<{ path: string; value: T | null; error: unknown }>({ path, value: null, error: null });
  const latest = useRef(0);
  const again = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    ask<T>(path).then(
      (value) => mine === latest.current && setState({ path, value, error: null }),
      (error: unknown) =>
        mine === latest.current && setState((before) => ({ path, value: before.path === path ? before.value : null, error })),
    );
  }, [ask, path]);
  useEffect(() => {
    again();
    return () => {
      latest.current += 1;
    };
  }, [again]);
  return { value: state.path === path ? state.value : null, error: state.path === path ? state.error : null, again };
}
