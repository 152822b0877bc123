import type { Queryable } from '#domain/database.ts';
import type { Agent, HandoffAction } from '#domain/handoff-now.ts';
import { addChange } from '../store/handoff-changes.ts';
import { addJob } from '../store/jobs.ts';
import type { HandoffDeps } from './deps.ts';

interface Done {
  handoffId: string;
  agent: Agent | null;
  action: HandoffAction;
  detail: string | null;
}

/** Writes down what an agent did and has every other open screen told, in the transaction of the state that it made. */
export async function recordChange(deps: HandoffDeps, tx: Queryable, done: Done): Promise<void> {
  const id = deps.newId();
  await addChange(tx, { id, at: deps.now(), ...done });
  await addJob(tx, { id: deps.newId(), task: 'announce_change', subject: id, priority: 4, runAt: deps.now() });
}
