import { AsyncLocalStorage } from 'node:async_hooks';

const traces = new AsyncLocalStorage<string>();

/** Everything that `work` writes jobs for belongs to the same story: from the webhook to the ticket and what follows. */
export function inTrace<T>(trace: string, work: () => T): T {
  return traces.run(trace, work);
}

export function currentTrace(): string | null {
  return traces.getStore() ?? null;
}
