import { Counter, Gauge, type Registry } from 'prom-client';
import type { Database } from '#domain/database.ts';
import { countJobs } from './store/jobs.ts';

/** @returns what to call after each attempt of a job */
export function measureJobs(registry: Registry, db: Database): (task: string, result: string) => void {
  const attempts = new Counter({
    name: 'baton_job_attempts_total',
    help: 'Attempts at jobs, by how they ended',
    labelNames: ['task', 'result'] as const,
    registers: [registry],
  });
  new Gauge({
    name: 'baton_jobs',
    help: 'Jobs in the outbox, by state',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { state, count } of await countJobs(db)) this.set({ state }, Number(count));
    },
  });
  return (task, result) => attempts.inc({ task, result });
}
