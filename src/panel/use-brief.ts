import { useCallback, useEffect, useState } from 'react';
import { type BriefResult, readBrief } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';

/** Reads the ticket's brief. @returns null while it is being read, and how to read it again */
export function useBrief(host: Host): { result: BriefResult | null; again: () => void } {
  const [result, setResult] = useState<BriefResult | null>(null);
  const [tries, setTries] = useState(0);
  const { ticketId } = host.registered.context;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is the same question asked again.
  useEffect(() => {
    let isCurrent = true;
    setResult(null);
    const reading: Promise<BriefResult> = ticketId === undefined ? Promise.resolve({ kind: 'none' }) : readBrief(host, ticketId);
    void reading.then((read) => {
      if (isCurrent) setResult(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [host, ticketId, tries]);

  const again = useCallback(() => setTries((count) => count + 1), []);
  return { result, again };
}
