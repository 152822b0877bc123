import { AsyncLocalStorage } from 'node:async_hooks';

const stories = new AsyncLocalStorage<{ trace: string; turn: number }>();

/**
 * Everything that `work` writes jobs for belongs to the same story, from the webhook to the ticket and what follows, and has its turn
 * with it.
 */
export function inTrace<T>(trace: string, turn: number, work: () => T): T {
  return stories.run({ trace, turn }, work);
}

export function currentTrace(): string | null {
  return stories.getStore()?.trace ?? null;
}

export function currentTurn(): number {
  return stories.getStore()?.turn ?? 0;
}
