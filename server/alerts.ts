import { statfs } from 'node:fs/promises';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import type { Database } from '#domain/database.ts';
import type { Zendesk } from './helpdesks/zendesk/index.ts';
import { countDead, queueFacts } from './store/queue-facts.ts';

/** What somebody has to look at, by name. */
export const alertNames = [
  'urgent_waits',
  'work_waits',
  'dead_letters',
  'helpdesk_signed_out',
  'helpdesk_fails',
  'disk_low',
  'database_fails',
] as const;
export type AlertName = (typeof alertNames)[number];

export interface Facts {
  /** Seconds that the oldest due job has waited, those that wait for an allowance included; 0 when none waits. */
  urgentAge: number;
  normalAge: number;
  deadLetters: number;
  breaker: 'closed' | 'open' | 'half_open';
  isSignedOut: boolean;
  /** 0..1 of the disk; null where the database is elsewhere. */
  diskFree: number | null;
  /** It cannot be read, or nothing can be written to it: a full disk, one that may only be read. */
  isDatabaseGone: boolean;
}

const longestUrgent = 60;
const longestNormal = 900;
const leastDisk = 0.1;

/** Which alerts are raised. */
export function alertsOf(facts: Facts): Record<AlertName, boolean> {
  return {
    urgent_waits: facts.urgentAge > longestUrgent,
    work_waits: facts.normalAge > longestNormal,
    dead_letters: facts.deadLetters > 0,
    helpdesk_signed_out: facts.isSignedOut,
    helpdesk_fails: facts.breaker !== 'closed',
    disk_low: facts.diskFree !== null && facts.diskFree < leastDisk,
    database_fails: facts.isDatabaseGone,
  };
}

interface Watch {
  db: Database;
  helpdesk: Pick<Zendesk, 'health'>;
  /** What keeps the database from being written, or null. */
  storageProblem: () => Promise<string | null>;
  /** Folder of the database, or undefined where it is elsewhere. */
  folder: string | undefined;
  now: () => number;
}

export async function readFacts({ db, helpdesk, storageProblem, folder, now }: Watch): Promise<Facts> {
  const { breaker, isSignedOut } = helpdesk.health();
  const diskFree = folder === undefined ? null : await freeShare(folder);
  const known = { breaker, isSignedOut, diskFree };
  try {
    const isDatabaseGone = (await storageProblem()) !== null;
    const queues = await queueFacts(db, now());
    const age = (urgency: string) =>
      Math.max(0, ...queues.filter((queue) => queue.urgency === urgency).map(({ oldest }) => (now() - oldest) / 1000));
    return { ...known, urgentAge: age('urgent'), normalAge: age('normal'), deadLetters: await countDead(db), isDatabaseGone };
  } catch {
    return { ...known, urgentAge: 0, normalAge: 0, deadLetters: 0, isDatabaseGone: true };
  }
}

async function freeShare(folder: string): Promise<number | null> {
  const { bavail, blocks } = await statfs(folder);
  return blocks === 0 ? null : bavail / blocks;
}

const everyMs = 15_000;

/** Looks every quarter of a minute; an alert that begins or ends is a line in the log, and a gauge all the while. @returns how to stop */
export function watchOver(watch: Watch, log: Pick<Logger, 'warn' | 'info'>, registry: Registry): () => void {
  const gauge = new Gauge({
    name: 'baton_alert',
    help: 'Whether somebody has to look: 1 while it lasts',
    labelNames: ['alert'] as const,
    registers: [registry],
  });
  for (const alert of alertNames) gauge.set({ alert }, 0);
  const raised = new Set<AlertName>();
  async function look(): Promise<void> {
    const facts = await readFacts(watch);
    const alerts = alertsOf(facts);
    for (const alert of alertNames) {
      gauge.set({ alert }, alerts[alert] ? 1 : 0);
      if (alerts[alert] && !raised.has(alert)) log.warn({ alert, facts }, 'alert');
      if (!alerts[alert] && raised.has(alert)) log.info({ alert }, 'alert over');
      if (alerts[alert]) raised.add(alert);
      else raised.delete(alert);
    }
  }
  void look();
  const timer = setInterval(() => void look(), everyMs);
  return () => clearInterval(timer);
}
