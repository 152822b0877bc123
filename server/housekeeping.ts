import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '#domain/database.ts';
import type { Config } from './config.ts';
import { type Retention, sweep } from './store/retention.ts';

/** The configuration's words, as the store has them. */
export function retentionOf({ days, raw_days, decision_days, rating_days, audit_days }: Config['retention']): Retention {
  return { days, rawDays: raw_days, decisionDays: decision_days, ratingDays: rating_days, auditDays: audit_days };
}

interface Housekeeping {
  db: Database;
  retention: Retention;
  /** Has the helpdesk asked about handoffs of which nothing is heard. */
  queueChecks: () => Promise<void>;
  now: () => number;
  log: Logger;
}

const everyMs = 3_600_000;

/** Sweeps, and has looked after what was left open, now and every hour. @returns how to stop */
export function keepHouse({ db, retention, queueChecks, now, log }: Housekeeping): () => void {
  async function once(): Promise<void> {
    try {
      const swept = await sweep(db, retention, now(), randomUUID);
      if (Object.values(swept).some((count) => count > 0)) log.info({ swept }, 'swept');
    } catch (error) {
      log.error({ err: error }, 'not swept');
    }
    await queueChecks().catch((error) => log.error({ err: error }, 'the helpdesk is not asked about open handoffs'));
  }
  void once();
  const timer = setInterval(() => void once(), everyMs);
  return () => clearInterval(timer);
}
