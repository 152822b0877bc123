import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { House } from '../../server/simulator/launch.ts';
import { signedHeaders } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';
import { countTickets } from '../chaos/count-tickets.ts';

/** A bot that comes again until it is told 202, as its platform would. @param onRefusal told of every other answer */
export async function deliver({ server, secret }: House, id: string, onRefusal: (answer: Response) => void): Promise<void> {
  const body = JSON.stringify(samplePayload(id, Date.now()));
  for (;;) {
    const request = { method: 'POST', headers: signedHeaders(secret, id, body), body };
    const answer = await fetch(`${server.url}/webhooks/shop-bot`, request).catch(() => null);
    if (answer?.status === 202) return;
    if (answer) onRefusal(answer);
    await pause(100);
  }
}

export const statusOf = async ({ server }: House, path: string) => (await fetch(`${server.url}${path}`)).status;

/** Of one metric, by its name and labels as they are written. */
export async function metricOf({ server }: House, name: string): Promise<string | undefined> {
  const lines = (await (await fetch(`${server.url}/metrics`)).text()).split('\n');
  return lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
}

export const startedAt = (house: House) => metricOf(house, 'process_start_time_seconds');

/** Waits until every name has its ticket. @throws where one has two */
export async function oneTicketEach({ simulator }: House, names: string[]): Promise<void> {
  while (countTickets(simulator.account).size < names.length) await ticketCreated(simulator);
  expect(Object.fromEntries(countTickets(simulator.account))).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
}

export function expectToComeAgain(refusals: Response[]): void {
  expect(refusals.length).toBeGreaterThan(0);
  for (const answer of refusals) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
}
