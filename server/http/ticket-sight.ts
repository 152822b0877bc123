import type { HandoffDeps } from '../handoff/deps.ts';

/** So long what the helpdesk said holds: panels ask every few seconds, and an agent's rights seldom change. */
const allowedMs = 2 * 60_000;
/** Whoever was refused may have been let in a moment later: a ticket is assigned. */
const refusedMs = 10_000;
const most = 5_000;

/** Which of these tickets the helpdesk lets an agent see. @throws AppError remote_* where it does not answer: nobody is let in then */
export type MaySee = (agent: string, tickets: string[]) => Promise<Set<string>>;

/** What the helpdesk says of agents and tickets, remembered for a little; those that nobody knows of are asked about together. */
export function createTicketSight({ helpdesk, now }: Pick<HandoffDeps, 'helpdesk' | 'now'>): MaySee {
  const known = new Map<string, { may: Promise<boolean>; until: number }>();

  function askAbout(agent: string, tickets: string[]): void {
    const answer = helpdesk.maySee(agent, tickets);
    for (const ticket of tickets) {
      const key = keyOf(agent, ticket);
      const entry = { may: answer.then((seen) => seen.has(ticket)), until: now() + refusedMs };
      known.set(key, entry);
      entry.may.then(
        (may) => {
          if (may) entry.until = now() + allowedMs;
        },
        () => {
          if (known.get(key) === entry) known.delete(key);
        },
      );
    }
  }

  return async (agent, tickets) => {
    // Before anything is looked up: what was found must stay until it is read.
    if (known.size + tickets.length > most) known.clear();
    const stale = tickets.filter((ticket) => !((known.get(keyOf(agent, ticket))?.until ?? 0) > now()));
    if (stale.length > 0) askAbout(agent, stale);
    // Taken before anything is waited for: what is remembered may be cleared meanwhile.
    const asked = tickets.map((ticket) => known.get(keyOf(agent, ticket))!.may);
    const may = await Promise.all(asked);
    return new Set(tickets.filter((_ticket, place) => may[place]));
  };
}

function keyOf(agent: string, ticket: string): string {
  return `${agent} ${ticket}`;
}
