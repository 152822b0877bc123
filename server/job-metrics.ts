import { Counter, Gauge, type Registry } from 'prom-client';
import type { Database } from '#domain/database.ts';
import type { Zendesk } from './helpdesks/zendesk/index.ts';
import { countJobs } from './store/jobs.ts';
import { queueFacts } from './store/queue-facts.ts';

interface Measured {
  registry: Registry;
  db: Database;
  helpdesk: Pick<Zendesk, 'health'>;
  now: () => number;
}

/** @returns what to call after each attempt of a job */
export function measureJobs({ registry, db, helpdesk, now }: Measured): (task: string, result: string) => void {
  const registers = [registry];
  const attempts = new Counter({
    name: 'baton_job_attempts_total',
    help: 'Attempts at jobs, by how they ended',
    labelNames: ['task', 'result'] as const,
    registers,
  });
  new Gauge({
    name: 'baton_jobs',
    help: 'Jobs in the outbox, by state; dead ones are dead letters, planned ones wait for their moment',
    labelNames: ['state'] as const,
    registers,
    async collect() {
      this.reset();
      for (const { state, count } of await countJobs(db, now())) this.set({ state }, Number(count));
    },
  });
  const labelNames = ['lane', 'urgency'] as const;
  new Gauge({
    name: 'baton_queue_depth',
    help: 'Jobs that are due and not done',
    labelNames,
    registers,
    // Asked for by itself: what another metric filled in would be told at the next look only.
    async collect() {
      this.reset();
      for (const { lane, urgency, count } of await queueFacts(db, now())) this.set({ lane, urgency }, count);
    },
  });
  new Gauge({
    name: 'baton_queue_age_seconds',
    help: 'How long the oldest job that is due has waited, waiting for an allowance included',
    labelNames,
    registers,
    async collect() {
      this.reset();
      for (const { lane, urgency, oldest } of await queueFacts(db, now())) this.set({ lane, urgency }, (now() - oldest) / 1000);
    },
  });
  new Gauge({
    name: 'baton_helpdesk_breaker',
    help: 'Whether the helpdesk is left alone: 0 no, 1 asked once, 2 yes',
    registers,
    collect() {
      this.set({ closed: 0, half_open: 1, open: 2 }[helpdesk.health().breaker]);
    },
  });
  new Gauge({
    name: 'baton_helpdesk_allowance',
    help: 'What the account allows and what is left of it, as its last answers said',
    labelNames: ['name', 'kind'] as const,
    registers,
    collect() {
      this.reset();
      for (const { name, limit, remaining } of helpdesk.health().allowances) {
        this.set({ name, kind: 'limit' }, limit);
        this.set({ name, kind: 'remaining' }, remaining);
      }
    },
  });
  return (task, result) => attempts.inc({ task, result });
}
