import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from './context.ts';

export interface Asked<T> {
  /** The last answer; null before the first one. */
  value: T | null;
  /** Why the last try failed; null where it did not. */
  error: unknown;
  /** An answer is on its way: the one that is there may be old. */
  isAsking: boolean;
  again(): void;
}

type State<T> = Pick<Asked<T>, 'value' | 'error'> & { path: string };

/** What the server says at a path; asked anew when the path changes. Of two answers the one that was asked for later counts. */
export function useAsked<T>(path: string): Asked<T> {
  const { ask } = useDesk();
  const [state, setState] = useState<State<T>>({ path, value: null, error: null });
  const [isAsking, setAsking] = useState(true);
  const latest = useRef(0);
  const again = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    const settle = (next: (before: State<T>) => State<T>) => {
      if (mine !== latest.current) return;
      setState(next);
      setAsking(false);
    };
    setAsking(true);
    ask<T>(path).then(
      (value) => settle(() => ({ path, value, error: null })),
      (error: unknown) => settle((before) => ({ path, value: before.path === path ? before.value : null, error })),
    );
  }, [ask, path]);
  useEffect(() => {
    again();
    return () => {
      latest.current += 1;
    };
  }, [again]);
  return { value: state.path === path ? state.value : null, error: state.path === path ? state.error : null, isAsking, again };
}
