import { AppError } from '#domain/errors.ts';
import { addAuditEntry } from '../../store/audit.ts';
import { findDelivery } from '../../store/deliveries.ts';
import { listRecentDeliveries, rereadDelivery } from '../../store/recent-deliveries.ts';
import { listRefusals } from '../../store/refusals.ts';
import type { HandoffDeps } from '../deps.ts';

export interface DeliveryShown {
  id: string;
  at: number;
  /** `waiting` to be read, `read`, `dead` (given up), `refused` at the door. */
  result: 'waiting' | 'read' | 'dead' | 'refused';
  bytes: number;
  /** Why it was refused or given up. */
  code: string | null;
  why: string | null;
  conversation: string | null;
  decision: string | null;
  reasons: string[];
  /** Tells senders of refused ones apart. */
  sender: string | null;
  canReplay: boolean;
}

const states = { waiting: 'waiting', done: 'read', discarded: 'read', dead: 'dead' } as const;

/** What came in last from a bot, let in or refused, newest first. */
export async function recentDeliveries({ db }: HandoffDeps, bot: string, limit: number): Promise<DeliveryShown[]> {
  const accepted = (await listRecentDeliveries(db, bot, limit)).map(
    ({ id, at, conversation, size, state, error, decision, reasons }): DeliveryShown => ({
      ...{ id, at: Number(at), conversation, decision, bytes: Number(size), code: null, sender: null },
      result: states[state ?? 'done'],
      why: error,
      reasons: reasons === null ? [] : (JSON.parse(reasons) as { code: string }[]).map(({ code }) => code),
      canReplay: state !== 'waiting' && Number(size) > 0,
    }),
  );
  const refused = (await listRefusals(db, bot, limit)).map(
    ({ id, at, code, why, bytes, sender }): DeliveryShown => ({
      ...{ id, at: Number(at), code, why, sender, bytes: Number(bytes) },
      ...{ result: 'refused', conversation: null, decision: null, reasons: [], canReplay: false },
    }),
  );
  return [...accepted, ...refused].sort((a, b) => b.at - a.at).slice(0, limit);
}

/**
 * Reads a delivery again from its stored bytes, as after a restore: nothing is said twice and no second handoff is made of it.
 * @throws AppError unknown_delivery where its bytes are kept no more, or it waits to be read anyway
 */
export async function replayDelivery(deps: HandoffDeps, id: string, actor: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const delivery = await findDelivery(tx, id);
    const isDue = delivery !== null && (await rereadDelivery(tx, { id: deps.newId(), delivery: id, now: deps.now() }));
    if (!isDue) throw new AppError('unknown_delivery', `No delivery ${id} can be read again: it is unknown, waits, or its bytes are gone`);
    await addAuditEntry(tx, {
      ...{ id: deps.newId(), at: deps.now(), actor, action: 'delivery_replayed' },
      ...{ target: id, detail: `of bot ${delivery.bot}` },
    });
  });
  deps.onJob();
}
