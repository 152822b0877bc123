import type { Database } from '#domain/database.ts';
import { usualPolicy } from '#domain/redaction/kind.ts';
import { compileRules } from '#rules/compile.ts';
import { defaultRules } from '#rules/defaults.ts';
import type { IsOpen } from '#rules/hours.ts';
import type { BotConnection, HandoffDeps } from '../../server/handoff/deps.ts';
import { createIntake } from '../../server/handoff/intake.ts';
import { type Settings, usualSettings } from '../../server/handoff/settings.ts';
import { tasksOf } from '../../server/handoff/tasks.ts';
import { waitNow } from '../../server/handoff/wait-now.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { createWorker } from '../../server/jobs/worker.ts';
import { type SimulatorOptions, startSimulator } from '../../server/simulator/simulator.ts';
import { nextRunAt } from '../../server/store/jobs.ts';
import { type Lane, lanes } from '../../server/store/lanes.ts';
import { oneWayOut, thisMachine } from './this-machine.ts';

interface Parts {
  db: Database;
  clock: { now: number };
  bots: Record<string, BotConnection>;
  /** Of calls to the helpdesk. */
  timeoutMs?: number;
  simulated?: SimulatorOptions;
  webhookSecret?: string;
  random?: () => number;
  settings?: Settings;
  isOpen?: IsOpen | null;
  /** In place of the plainest. */
  own?: Partial<HandoffDeps>;
  onAttempt?: ((error: unknown) => void) | undefined;
}

/** The server without its edge, on a clock of ours, and a simulated helpdesk on the same clock. */
export async function assemble({
  db,
  clock,
  bots,
  timeoutMs,
  simulated,
  webhookSecret,
  random = () => 0,
  settings = usualSettings,
  isOpen = null,
  own = {},
  onAttempt,
}: Parts) {
  const now = () => clock.now;
  let lastId = 0;
  const newId = () => `id-${++lastId}`;
  const simulator = await startSimulator({ now, ...simulated });
  const helpdesk = createZendesk({
    baseUrl: simulator.url,
    outbound: thisMachine,
    ...simulator.credentials,
    appId: 1,
    webhookSecrets: () => [...(webhookSecret === undefined ? [] : [webhookSecret]), ...(own.webhookSecrets?.all() ?? [])],
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    now,
  });
  const deps: HandoffDeps = {
    ...{ db, bots, helpdesk, now, newId },
    intake: createIntake(db, newId),
    rules: compileRules(defaultRules),
    redaction: usualPolicy,
    isOpen,
    settings: () => settings,
    statusLinks: null,
    contactChannels: ['chat', 'email', 'phone'],
    waiting: (handoff) => waitNow(db, handoff, now(), deps.isOpen),
    returnWindowMs: 72 * 3_600_000,
    checkAfterMs: 24 * 3_600_000,
    webhookSecrets: null,
    writer: null,
    waysOut: oneWayOut(thisMachine),
    ...own,
    onJob: () => undefined,
  };
  const attempts: [string, string][] = [];
  const worker = createWorker({
    ...{ db, now, random },
    tasks: tasksOf(deps),
    gates: helpdesk.gates,
    onAttempt: ({ task }, result, error) => {
      attempts.push([task, result === 'done' ? result : `${result}: ${error}`]);
      if (error !== undefined) onAttempt?.(error);
    },
  });

  /** Runs what is due now, and what that leads to. */
  async function drain(): Promise<void> {
    while ((await worker.runDue()) > 0);
  }
  const gates: Partial<Record<Lane, { opensAt(): number }>> = helpdesk.gates;
  /** When something can be done next; Infinity when nothing waits. */
  async function nextMoment(): Promise<number> {
    let next = Number.POSITIVE_INFINITY;
    for (const lane of lanes) {
      const due = await nextRunAt(db, lane);
      if (due === null) continue;
      next = Math.min(next, due <= clock.now ? (gates[lane]?.opensAt() ?? due) : due);
    }
    return Math.max(next, clock.now + 1);
  }
  /** Lets time pass, and does what falls due on the way when it falls due. */
  async function pass(ms: number): Promise<void> {
    const end = clock.now + ms;
    for (;;) {
      await drain();
      const next = await nextMoment();
      if (next > end) break;
      clock.now = next;
    }
    clock.now = end;
    await drain();
  }
  return { deps, worker, helpdesk, simulator, attempts, drain, pass, nextMoment };
}
