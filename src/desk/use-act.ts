import { useState } from 'react';
import { useDesk } from './context.ts';

/** Something that a person does on the desk: one at a time, and why it did not work. */
export function useAct() {
  const { ask } = useDesk();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** @returns the answer, or null where it did not work: why stands in `error` */
  async function act<T>(path: string, body: object = {}): Promise<T | null> {
    setBusy(true);
    try {
      const answer = await ask<T>(path, { method: 'POST', body });
      setError(null);
      return answer;
    } catch (failure) {
      setError(failure);
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, isBusy, error };
}
