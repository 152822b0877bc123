import type { Database } from '#domain/database.ts';
import { addDays, startOfDay } from '#domain/measuring/calendar.ts';
import { listQuestions } from '../../store/handoff-facts.ts';
import { type Gap, groupQuestions } from './group-questions.ts';
import type { Range } from './measure.ts';

/** Questions of the range that are looked at, the latest: older ones ask the same. */
export const mostQuestions = 1_000;

/** What bots could not answer, questions that are alike together. */
export async function listGaps(db: Database, { from, to }: Range, zone: string): Promise<{ looked_at: number; gaps: Gap[] }> {
  const facts = await listQuestions(db, startOfDay(from, zone), startOfDay(addDays(to, 1), zone), mostQuestions);
  const gaps = groupQuestions(facts.map(({ question, intent, requested_at }) => ({ text: question!, intent, at: Number(requested_at) })));
  return { looked_at: facts.length, gaps };
}
