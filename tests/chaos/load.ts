import { setTimeout as pause } from 'node:timers/promises';
import type { House } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { countTickets } from './count-tickets.ts';

/** What bots were told is safe. */
export interface Acked {
  conversations: Set<string>;
  /** Conversations in which the requester went on to write. */
  notes: Set<string>;
}

export const newAcked = (): Acked => ({ conversations: new Set(), notes: new Set() });
export const words = (conversation: string) => `What I forgot to say in ${conversation}.`;

/**
 * Posts a burst, each delivery twice as an impatient bot would, and a second message of each conversation.
 * @param onAck is told of each conversation that is now safe
 */
export async function burst(
  { server, secret }: House,
  acked: Acked,
  prefix: string,
  size: number,
  onAck: () => void = () => undefined,
): Promise<void> {
  const post = (id: string, payload: object) => postDelivery(server.url, 'shop-bot', secret, id, payload).catch(() => null);
  await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      const id = `${prefix}-${index}`;
      const payload = samplePayload(id, Date.now());
      for (const _try of [1, 2])
        if ((await post(id, payload))?.status === 202) {
          acked.conversations.add(id);
          onAck();
        }
      const more = { id: 'm-9', author: 'requester', text: words(id) };
      const note = { type: 'message.created', data: { conversation: { id }, messages: [more] } };
      if (acked.conversations.has(id) && (await post(`${id}-more`, note))?.status === 202) acked.notes.add(id);
    }),
  );
}

/**
 * Waits until every acknowledged conversation has its ticket, every note is on it, and no work is left that only has to wait.
 * @param limitMs how long it may go on without getting less
 * @returns what is still missing when time is up
 */
export async function drained({ simulator, server }: House, acked: Acked, limitMs: number): Promise<number> {
  let [least, until] = [Number.POSITIVE_INFINITY, 0];
  for (;;) {
    const tickets = countTickets(simulator.account);
    const noted = notesOf(simulator);
    const missing =
      [...acked.conversations].filter((one) => !tickets.has(one)).length + [...acked.notes].filter((one) => !noted.has(one)).length;
    const left = missing + (await waiting(server.url));
    // On a busy machine much takes long; what is stuck is what no longer gets less.
    if (left < least) [least, until] = [left, Date.now() + limitMs];
    if (left === 0 || Date.now() > until) return missing;
    await pause(100);
  }
}

/** How often each conversation's second message stands on a ticket. */
export function notesOf(simulator: House['simulator']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ticket of simulator.account.tickets.values())
    for (const { html_body } of ticket.comments)
      for (const [, id] of html_body.matchAll(/What I forgot to say in ([\w-]+)\./g)) counts.set(id!, (counts.get(id!) ?? 0) + 1);
  return counts;
}

/** Jobs that are not ended, by the server's own account. */
async function waiting(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^baton_jobs\{state="waiting"\} (\d+)/m.exec(metrics)?.[1] ?? 0);
}
