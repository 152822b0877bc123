import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, launch } from '../../server/simulator/launch.ts';
import { signedHeaders } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { countTickets } from '../chaos/count-tickets.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';

/** A bot that comes again until it is told 202, as its platform would. @param onRefusal told of every other answer */
async function deliver({ server, secret }: House, id: string, onRefusal: (answer: Response) => void): Promise<void> {
  const body = JSON.stringify(samplePayload(id, Date.now()));
  for (;;) {
    const request = { method: 'POST', headers: signedHeaders(secret, id, body), body };
    const answer = await fetch(`${server.url}/webhooks/shop-bot`, request).catch(() => null);
    if (answer?.status === 202) return;
    if (answer) onRefusal(answer);
    await pause(100);
  }
}

const statusOf = async ({ server }: House, path: string) => (await fetch(`${server.url}${path}`)).status;
async function startedAt({ server }: House): Promise<string> {
  return /^process_start_time_seconds .*/m.exec(await (await fetch(`${server.url}/metrics`)).text())![0];
}
async function everyTicket({ simulator }: House, names: string[]): Promise<void> {
  while (countTickets(simulator.account).size < names.length) await ticketCreated(simulator);
}
const oneEach = (names: string[]) => Object.fromEntries(names.map((name) => [name, 1]));
const names = Array.from({ length: 40 }, (_, index) => `c-${index}`);

describe('story: PostgreSQL is gone under load', () => {
  let [house, postgres]: [House?, PostgresServer?] = [];
  const folder = mkdtempSync(join(tmpdir(), 'baton-story-'));
  beforeAll(async () => {
    postgres = await startPostgres({ isOwn: true });
    house = await launch({ folder, env: { DATABASE_URL: postgres.url } });
  });
  afterAll(async () => {
    await house?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('bots are asked to come again, nothing that was taken in is lost or done twice, and it goes on by itself', {
    timeout: 240_000,
  }, async () => {
    const start = await startedAt(house!);
    const refusals: Response[] = [];
    const { promise: refused, resolve: seen } = Promise.withResolvers<void>();
    const taken = names.map(async (name, index) => {
      await pause(index * 25);
      await deliver(house!, name, (answer) => {
        refusals.push(answer);
        seen();
      });
    });
    await Promise.race(taken);
    await postgres!.crash();
    await refused;
    expect(await statusOf(house!, '/healthz')).toBe(200);
    while ((await statusOf(house!, '/readyz')) !== 503) await pause(200);

    await postgres!.start();
    await Promise.all(taken);
    for (const answer of refusals) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await everyTicket(house!, names);
    expect(Object.fromEntries(countTickets(house!.simulator.account))).toEqual(oneEach(names));
    while ((await statusOf(house!, '/readyz')) !== 200) await pause(200);
    expect(await startedAt(house!), 'the same process').toBe(start);
  });
});
