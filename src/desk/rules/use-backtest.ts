import { useEffect, useRef, useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useDesk } from '../context.ts';
import type { Backtest, WholeBacktest } from './backtest-shape.ts';

const path = '/v1/desk/backtests';
/** A short run is seen to end at once; a long one does not use up what Zendesk's proxy lets through in a minute. */
const [firstMs, longestMs] = [400, 3_000];

/** The back-test that runs, or that ran last in this room. One that somebody left running is taken up again. */
export function useBacktest() {
  const { ask } = useDesk();
  const [id, setId] = useState<string | null>(null);
  const [shown, setShown] = useState<WholeBacktest | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  // A second press may come before the first is seen.
  const starting = useRef(false);

  useEffect(() => {
    let isGone = false;
    ask<{ backtests: Backtest[] }>(path).then(
      ({ backtests }) => {
        const running = backtests.find(({ state }) => state === 'running');
        if (!isGone && running) setId((known) => known ?? running.id);
      },
      (failure: unknown) => !isGone && setError(failure),
    );
    return () => {
      isGone = true;
    };
  }, [ask]);

  useEffect(() => {
    if (id === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const look = async (waitMs: number) => {
      try {
        const now = await ask<WholeBacktest>(`${path}/${id}`);
        if (isGone) return;
        setError(null);
        setShown(now);
        if (now.state !== 'running') return;
      } catch (failure) {
        if (isGone) return;
        setError(failure);
      }
      timer = setTimeout(() => void look(Math.min(longestMs, waitMs * 1.5)), waitMs);
    };
    void look(firstMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [ask, id]);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setError(null);
    await work().catch(setError);
  }

  return {
    shown,
    error,
    isRunning: id !== null && (shown === null || shown.id !== id || shown.state === 'running'),
    /** Nobody knows yet whether it runs: another press would begin another one. */
    isStarting,
    async start(rules: Rule[], days: number) {
      if (starting.current) return;
      starting.current = true;
      setStarting(true);
      await attempt(async () => setId((await ask<{ id: string }>(path, { method: 'POST', body: { rules, days } })).id));
      starting.current = false;
      setStarting(false);
    },
    cancel: () => attempt(async () => setShown(await ask<WholeBacktest>(`${path}/${id}/cancel`, { method: 'POST', body: {} }))),
  };
}
