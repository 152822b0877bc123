import { useEffect } from 'react';
import { type Asked, useAsked } from '../use-asked.ts';

export interface Delivery {
  id: string;
  at: string;
  result: 'waiting' | 'read' | 'dead' | 'refused';
  bytes: number;
  code: string | null;
  why: string | null;
  conversation: string | null;
  decision: string | null;
  reasons: string[];
  sender: string | null;
  can_replay: boolean;
}

/** Zendesk lets an app ask a hundred times in a minute: this takes twenty of them. */
const everyMs = 3_000;

/** What came last from a bot. @param pace `live` looks again and again while it is on the screen */
export function useDeliveries(name: string, pace: 'once' | 'live') {
  const asked: Asked<{ deliveries: Delivery[] }> = useAsked(`/v1/desk/bots/${encodeURIComponent(name)}/deliveries`);
  const { again } = asked;
  useEffect(() => {
    if (pace === 'once') return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, everyMs);
    return () => clearInterval(timer);
  }, [pace, again]);
  return { deliveries: asked.value?.deliveries ?? [], error: asked.error, again };
}
