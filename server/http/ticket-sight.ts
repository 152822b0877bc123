import type { HandoffDeps } from '../handoff/deps.ts';

/** So long what the helpdesk said holds: panels ask every few seconds, and an agent's rights seldom change. */
const allowedMs = 2 * 60_000;
/** Whoever was refused may have been let in a moment later: a ticket is assigned. */
const refusedMs = 10_000;
const most = 5_000;

/** Whether the helpdesk lets an agent see a ticket. @throws AppError remote_* where it does not answer: nobody is let in then */
export type MaySee = (agent: string, ticket: string) => Promise<boolean>;

/** What the helpdesk says of agents and tickets, remembered for a little. */
export function createTicketSight({ helpdesk, now }: Pick<HandoffDeps, 'helpdesk' | 'now'>): MaySee {
  const known = new Map<string, { may: Promise<boolean>; until: number }>();
  return (agent, ticket) => {
    const key = `${agent} ${ticket}`;
    const before = known.get(key);
    if (before && before.until > now()) return before.may;
    if (known.size >= most) known.clear();
    const entry = { may: helpdesk.maySee(agent, ticket), until: now() + refusedMs };
    known.set(key, entry);
    entry.may.then(
      (may) => {
        if (may) entry.until = now() + allowedMs;
      },
      () => known.delete(key),
    );
    return entry.may;
  };
}
