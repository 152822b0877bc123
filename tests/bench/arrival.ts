import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { quantile } from './timing.ts';

const upstreamMs = 50;
const perSecond = 100;
const seconds = 20;
const warmUp = 300;
const plenty = 1_000_000;

/** From a webhook's first byte to the moment at which the helpdesk has its ticket, with a helpdesk that takes so long for each answer. */
export async function benchArrival() {
  const folder = mkdtempSync(join(tmpdir(), 'baton-arrival-'));
  const house = await launch({ folder, limits: { perMinute: plenty, ticketsPerMinute: plenty } });
  try {
    const { account, faults } = house.simulator;
    faults.choose(() => ({ kind: 'slow', ms: upstreamMs }));
    const sentAt = new Map<string, number>();
    const took: number[] = [];
    account.onTicketEvent(({ type, ticket }) => {
      if (type !== 'created') return;
      const email = account.users.get(ticket.requester_id)?.email ?? '';
      const at = sentAt.get(email);
      if (at !== undefined) took.push(performance.now() - at);
    });
    let refused = 0;
    let cpuBefore = 0;
    const total = warmUp + perSecond * seconds;
    const answers: Promise<void>[] = [];
    const start = performance.now();
    for (let index = 0; index < total; index += 1) {
      await pause(Math.max(0, start + (index * 1_000) / perSecond - performance.now()));
      // A process that has just begun compiles what it will not compile again.
      if (index === warmUp) cpuBefore = await cpuSeconds(house.server.url);
      const payload = samplePayload(`c-${index}`, Date.now());
      const email = `c-${index}@shopper.example`;
      Object.assign(payload.data.requester, { id: `c-${index}`, email });
      if (index >= warmUp) sentAt.set(email, performance.now());
      answers.push(
        postDelivery(house.server.url, 'shop-bot', house.secret, `d-${index}`, payload)
          .then(
            ({ status }) => status === 202,
            () => false,
          )
          .then((isTaken) => {
            if (!isTaken) refused += 1;
          }),
      );
    }
    await Promise.all(answers);
    const end = performance.now() + 60_000;
    while (took.length < total - warmUp - refused && performance.now() < end) await pause(100);
    const cpu = (await cpuSeconds(house.server.url)) - cpuBefore;
    return {
      per_second: perSecond,
      upstream_ms: upstreamMs,
      sent: total - warmUp,
      tickets: took.length,
      refused,
      p50_ms: Math.round(quantile(took, 0.5)),
      p99_ms: Math.round(quantile(took, 0.99)),
      // What does not depend on who else uses this machine.
      cpu_ms_per_handoff: Math.round((cpu / (total - warmUp)) * 10_000) / 10,
      load: Math.round(loadavg()[0]! * 10) / 10,
      cores: availableParallelism(),
    };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the server's process, since it was started. */
async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total ([\d.]+)/m.exec(text)![1]);
}
