import type { Brief } from '#domain/brief.ts';
import type { Queryable } from '#domain/database.ts';
import { replies } from './quarter.ts';

/** Every measure of a range, worked out another way: row by row from what is kept, sorted lists, no facts and no columns. */
export interface Again {
  handoffs: number;
  conversations: number;
  measures: Record<string, Middle & { groups: Record<Dimension, Map<string, Middle>> }>;
}

interface Middle {
  value: number | null;
  n: number;
}
type Dimension = 'reason' | 'bot' | 'intent' | 'channel';
interface Case {
  measure: string;
  value: number;
  keys: Record<Dimension, string | null>;
}

const needless = (verdict: string) => verdict === 'not_needed';

/** What is kept, read once: a quarter takes longer to read than to count. */
export type Raw = Awaited<ReturnType<typeof readRaw>>;

export async function readRaw(db: Queryable) {
  const read = async <T>(table: string) => (await db.query(`select * from ${table}`)) as unknown as T[];
  const by_ = <T>(rows: T[], key: (row: T) => string) => Map.groupBy(rows, key);
  const decisions = by_(
    await read<{ conversation_id: string; decided_at: number; signals: string }>('decisions'),
    (row) => row.conversation_id,
  );
  const waits = by_(
    await read<{ handoff_id: string; began_at: number; ended_at: number | null; estimated_ms: number | null }>('waits'),
    (row) => row.handoff_id,
  );
  const messages = by_(await read<{ handoff_id: string; sent_at: string; text: string }>('agent_messages'), (row) => row.handoff_id);
  const verdicts = by_(
    await read<{ handoff_id: string; verdict: string; given_at: number; agent_id: string }>('verdicts'),
    (row) => row.handoff_id,
  );
  const ratings = by_(
    await read<{ handoff_id: string; effort: number | null; satisfaction: number | null }>('ratings'),
    (row) => row.handoff_id,
  );
  const keys = await read<{ key: string; handoff_id: string }>('requester_keys');
  const keysOf = by_(keys, (row) => row.handoff_id);
  const holdersOf = by_(keys, (row) => row.key);
  const handoffs = await read<{
    id: string;
    conversation_id: string;
    requested_at: number;
    completed_at: number | null;
    disposition: string | null;
    brief: string;
  }>('handoffs');
  const conversations = await read<{ id: string; bot: string; channel: string; report: string }>('conversations');
  return { decisions, waits, messages, verdicts, ratings, keysOf, holdersOf, handoffs, conversations };
}

export function measuredAgain(raw: Raw, from: string, to: string, zone: string, repeatDays: number): Again {
  const { decisions, waits, messages, verdicts, ratings, keysOf, holdersOf, handoffs } = raw;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  const dates = new Map<number, string>();
  const isIn = (at: number) => {
    // Days begin at whole hours in the zones of these tests.
    const hour = Math.floor(at / 3_600_000);
    const date = dates.get(hour) ?? clock.format(at);
    dates.set(hour, date);
    return date >= from && date <= to;
  };
  const requestedAt = new Map(handoffs.map((row) => [row.id, Number(row.requested_at)]));
  const reasonOf = new Map<string, string>();
  const cases: Case[] = [];
  let counted = 0;

  for (const row of handoffs) {
    const read_ = JSON.parse(row.brief) as Brief;
    const reason = read_.why.reasons[0]!.code;
    reasonOf.set(row.conversation_id, reason);
    const at = Number(row.requested_at);
    if (!isIn(at)) continue;
    counted += 1;
    const told = { reason, bot: read_.conversation.bot, intent: read_.intent ?? '', channel: read_.conversation.channel };
    const add = (measure: string, value: number) => cases.push({ measure, value, keys: told });
    const said = (messages.get(row.id) ?? []).toSorted((a, b) => (a.sent_at < b.sent_at ? -1 : 1));
    const wait = waits.get(row.id)?.[0];
    const sure = (decisions.get(row.conversation_id) ?? [])
      .filter(
        ({ decided_at, signals }) =>
          Number(decided_at) <= at && JSON.parse(signals).some((one: { strength: number }) => one.strength >= 0.5),
      )
      .map(({ decided_at }) => Number(decided_at));
    if (sure.length > 0) add('signal_to_handoff', Math.floor((at - Math.min(...sure)) / 1000));
    if (said[0]) {
      add('first_reply', Math.floor((Date.parse(said[0].sent_at) - at) / 1000));
      add('asked_again', said.some(({ text }) => replies[text] !== '') ? 1 : 0);
    }
    const taken = wait?.ended_at ?? (said[0] ? Date.parse(said[0].sent_at) : null);
    if (taken !== null && taken !== undefined && row.completed_at !== null && ['solved', 'handed_back'].includes(row.disposition!))
      add('handle_time', Math.max(0, Math.floor((Number(row.completed_at) - Number(taken)) / 1000)));
    if (wait?.ended_at && wait.estimated_ms !== null)
      add('wait_error', Math.floor(Math.abs(Number(wait.ended_at) - Number(wait.began_at) - Number(wait.estimated_ms)) / 1000));
    const others = (keysOf.get(row.id) ?? []).flatMap(({ key }) =>
      holdersOf.get(key)!.map(({ handoff_id }) => requestedAt.get(handoff_id)!),
    );
    const before = others.filter((other) => other < at);
    const since = before.length > 0 ? Math.floor((at - Math.max(...before)) / 1000) : Number.POSITIVE_INFINITY;
    add('repeat_contacts', since <= repeatDays * 86_400 ? 1 : 0);
    const rating = ratings.get(row.id)?.[0];
    if (rating?.satisfaction) add('satisfied', rating.satisfaction >= 4 ? 1 : 0);
    if (rating?.effort) add('effort', 8 - rating.effort);
    const judged = (verdicts.get(row.id) ?? []).toSorted((a, b) => a.given_at - b.given_at || (a.agent_id < b.agent_id ? -1 : 1)).at(-1);
    if (judged) add('needless', needless(judged.verdict) ? 1 : 0);
  }

  let conversations = 0;
  for (const row of raw.conversations) {
    const decided = decisions.get(row.id) ?? [];
    if (!isIn(Math.min(...decided.map(({ decided_at }) => Number(decided_at))))) continue;
    conversations += 1;
    const reason = reasonOf.get(row.id) ?? null;
    const told = { reason, bot: row.bot, intent: JSON.parse(row.report).intent ?? '', channel: row.channel };
    cases.push({ measure: 'escalation_rate', value: reason === null ? 0 : 1, keys: told });
    const asked = decided.some(({ signals }) =>
      JSON.parse(signals).some((one: { code: string; strength: number }) => one.code === 'asked_for_human' && one.strength >= 0.75),
    );
    if (reason === null) cases.push({ measure: 'missed', value: asked ? 1 : 0, keys: told });
  }

  const measures: Again['measures'] = {};
  for (const [measure, all] of Map.groupBy(cases, (one) => one.measure)) {
    const groupsOf = (by: Dimension) =>
      new Map(
        [...Map.groupBy(all, (one) => one.keys[by])].flatMap(([key, some]) => {
          if (key === null) return [];
          const isOfAll = measure === 'escalation_rate' && by === 'reason';
          return [[key, isOfAll ? { value: some.length / conversations, n: conversations } : middle(measure, some)] as const];
        }),
      );
    const groups = { reason: groupsOf('reason'), bot: groupsOf('bot'), intent: groupsOf('intent'), channel: groupsOf('channel') };
    measures[measure] = { ...middle(measure, all), groups };
  }
  return { handoffs: counted, conversations, measures };
}

function middle(measure: string, cases: Case[]): Middle {
  const n = cases.length;
  const sorted = cases.map(({ value }) => value).sort((a, b) => a - b);
  const isMedian = ['first_reply', 'signal_to_handoff', 'wait_error'].includes(measure);
  if (n === 0) return { value: null, n };
  if (!isMedian) return { n, value: sorted.reduce((sum, value) => sum + value, 0) / n };
  return { n, value: n % 2 === 1 ? sorted[(n - 1) / 2]! : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2 };
}
