import { Gauge, type Registry } from 'prom-client';
import type { Queryable } from '#domain/database.ts';
import { listEndedWaits } from './store/waits.ts';

/** Enough for a median that does not jump, few enough to tell of now. */
const latest = 500;

/** How true what requesters were told of their wait has been lately: of the last waits that an agent ended. */
export function measureWaits(registry: Registry, db: Queryable): void {
  const registers = [registry];
  new Gauge({
    name: 'baton_wait_estimate_error_seconds',
    help: 'Median of how far the estimate was from the wait, of the latest 500 waits for which there was one',
    registers,
    async collect() {
      const waits = await listEndedWaits(db, latest);
      const errors = waits.flatMap(({ waitedMs, estimatedMs }) => (estimatedMs === null ? [] : [Math.abs(waitedMs - estimatedMs) / 1000]));
      // Nothing is told where nothing is known: zero would be praise.
      this.remove();
      if (errors.length > 0) this.set(medianOf(errors));
    },
  });
  new Gauge({
    name: 'baton_wait_broken_promises_ratio',
    help: 'Share of requesters who waited longer than they were first promised, of the latest 500 who were promised anything',
    registers,
    async collect() {
      const promised = (await listEndedWaits(db, latest)).filter(({ promisedMs }) => promisedMs !== null);
      this.remove();
      if (promised.length > 0) this.set(promised.filter(({ waitedMs, promisedMs }) => waitedMs > promisedMs!).length / promised.length);
    },
  });
}

function medianOf(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}
