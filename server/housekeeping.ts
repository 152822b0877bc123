import type { Logger } from 'pino';
import type { Database } from '#domain/database.ts';
import { type Retention, sweep } from './store/retention.ts';

interface Housekeeping {
  db: Database;
  retention: Retention;
  now: () => number;
  log: Logger;
}

const everyMs = 3_600_000;

/** Sweeps now and every hour. @returns how to stop */
export function keepHouse({ db, retention, now, log }: Housekeeping): () => void {
  async function once(): Promise<void> {
    try {
      const swept = await sweep(db, retention, now());
      if (Object.values(swept).some((count) => count > 0)) log.info({ swept }, 'swept');
    } catch (error) {
      log.error({ err: error }, 'not swept');
    }
  }
  void once();
  const timer = setInterval(() => void once(), everyMs);
  return () => clearInterval(timer);
}
