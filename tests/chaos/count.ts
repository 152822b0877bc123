import type { Database } from '#domain/database.ts';
import type { House } from '../../server/simulator/launch.ts';
import { plannedTasks } from '../helpers/planned-tasks.ts';
import { countTickets } from './count-tickets.ts';
import { type Acked, notesOf } from './load.ts';

export interface Counts {
  acked: number;
  /** Acknowledged, and no ticket or note came of it. */
  lost: number;
  /** Tickets and notes beyond the first. */
  duplicates: number;
  /** Jobs that are neither done nor on their way. */
  stuck: number;
}

/** What became of everything, told by the helpdesk and by the database of a server that has ended. */
export async function count({ simulator }: House, acked: Acked, db: Database): Promise<Counts> {
  const tickets = countTickets(simulator.account);
  const notes = notesOf(simulator);
  const surplus = (counts: Map<string, number>) => [...counts.values()].reduce((sum, one) => sum + one - 1, 0);
  const left = await db.query(`select id from jobs where state <> 'done' and task not in ${plannedTasks}`);
  const unmade = await db.query(`select id from handoffs where state = 'requested'`);
  return {
    acked: acked.conversations.size + acked.notes.size,
    lost: [...acked.conversations].filter((one) => !tickets.has(one)).length + [...acked.notes].filter((one) => !notes.has(one)).length,
    duplicates: surplus(tickets) + surplus(notes),
    stuck: left.length + unmade.length,
  };
}
