import type { Logger } from 'pino';
import type { Database } from '#domain/database.ts';
import { packChanged } from './handoff/desk/packed-days.ts';
import { settleFacts } from './handoff/desk/settle-facts.ts';

const everyMs = 20_000;

/** Works out what is measured, now and from time to time, so that whoever asks for measures waits for little. @returns how to stop */
export function keepFacts(db: Database, log: Logger): () => void {
  let isAtIt = false;
  let isStopped = false;
  async function once(): Promise<void> {
    if (isAtIt) return;
    isAtIt = true;
    try {
      await settleFacts(db);
      // Also where nothing was settled: an erasure or another process has changed days, or an upgrade has none of them counted.
      await packChanged(db);
    } catch (error) {
      if (!isStopped) log.error({ err: error }, 'measures are not kept up');
    } finally {
      isAtIt = false;
    }
  }
  void once();
  const timer = setInterval(() => void once(), everyMs);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}
