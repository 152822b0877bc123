import { describe, expect, it } from 'vitest';
import type { Database } from '#domain/database.ts';
import type { Decision, ReasonCode } from '#domain/decision.ts';
import { defaultRules } from '#rules/defaults.ts';
import { observedScores } from '../../server/handoff/desk/observed-scores.ts';
import { engines, testDatabase } from '../helpers/test-database.ts';

const now = 1_000 * 24 * 3_600_000;
let count = 0;

async function talk(db: Database, id: string): Promise<void> {
  await db.query('insert into conversations (id, bot, source_id, channel, requester, report) values ($1, $2, $3, $4, $5, $6)', [
    ...[id, 'shop', id, 'chat', '{}', '{}'],
  ]);
}

type Score = { code: ReasonCode; strength: number; topic?: string };

async function decided(db: Database, id: string, ago: number, decision: Decision, signals: Score[], rule = 'customer-asks'): Promise<void> {
  count += 1;
  const reasons = decision === 'handoff' ? [{ code: signals[0]!.code, rule, evidence: [] }] : [];
  await db.query(
    `insert into decisions (id, conversation_id, decided_at, messages, decision, priority, reasons, signals) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [`d-${count}`, id, now - ago, 1, decision, 'low', JSON.stringify(reasons), JSON.stringify(signals)],
  );
}

async function judged(db: Database, id: string, verdict: string, at: number): Promise<void> {
  await db.query(
    "insert into handoffs (id, conversation_id, state, requested_at, brief) values ($1, $1, 'completed', 1, '{}') on conflict (id) do nothing",
    [id],
  );
  await db.query('insert into verdicts (handoff_id, agent_id, verdict, given_at) values ($1, $2, $3, $4)', [id, `a-${at}`, verdict, at]);
}

const asks = (strength: number): Score => ({ code: 'asked_for_human', strength });
const scores = (db: Database, code: ReasonCode, topic: string | null = null) =>
  observedScores({ db, now: () => now }, { code, topic, days: 30, rules: defaultRules });

describe.each(engines)('scores on %s', (engine) => {
  it('are the strongest of each conversation up to its handoff, by what agents said last', async () => {
    const db = await testDatabase(engine);
    for (const id of ['calm', 'needed', 'needless', 'unjudged', 'other', 'old', 'late']) await talk(db, id);
    await decided(db, 'calm', 10, 'answer', [{ code: 'frustration', strength: 0.9 }]);
    await decided(db, 'needed', 30, 'answer', [asks(0.2)]);
    await decided(db, 'needed', 20, 'handoff', [asks(0.8)]);
    await judged(db, 'needed', 'not_needed', 1);
    await judged(db, 'needed', 'too_late', 2);
    await decided(db, 'needless', 20, 'handoff', [asks(0.759)]);
    await judged(db, 'needless', 'not_needed', 1);
    await decided(db, 'unjudged', 20, 'offer', [asks(0.4), asks(0.5)]);
    await decided(db, 'other', 20, 'handoff', [{ code: 'bot_failed', strength: 1 }, asks(0.3)], 'bot-broken');
    await decided(db, 'old', 31 * 24 * 3_600_000, 'handoff', [asks(0.9)]);
    await decided(db, 'late', 20, 'handoff', [asks(0.76)]);
    await decided(db, 'late', 10, 'handoff', [asks(1)]);
    expect(await scores(db, 'asked_for_human')).toEqual({
      ...{ conversations: 6, beside: 1, isSample: false, handle: { median: null, count: 0 } },
      bins: [
        { at: 30, needed: 0, needless: 0, unjudged: 0, beside: 1 },
        { at: 50, needed: 0, needless: 0, unjudged: 1, beside: 0 },
        { at: 75, needed: 0, needless: 1, unjudged: 0, beside: 0 },
        { at: 76, needed: 0, needless: 0, unjudged: 1, beside: 0 },
        { at: 80, needed: 1, needless: 0, unjudged: 0, beside: 0 },
      ],
    });
  });

  it('of a topic are those of that topic alone', async () => {
    const db = await testDatabase(engine);
    for (const id of ['legal', 'fraud']) {
      await talk(db, id);
      await decided(db, id, 5, 'answer', [{ code: 'sensitive_topic', strength: 0.7, topic: id }]);
    }
    expect((await scores(db, 'sensitive_topic')).bins).toMatchObject([{ at: 70, unjudged: 2 }]);
    expect((await scores(db, 'sensitive_topic', 'legal')).bins).toMatchObject([{ at: 70, unjudged: 1 }]);
  });

  it('are found over more conversations than one page holds', async () => {
    const db = await testDatabase(engine);
    await db.query(
      `insert into conversations (id, bot, source_id, channel, requester, report)
       with recursive number (n) as (select 1 union all select n + 1 from number where n < 700)
       select cast(n as text), 'shop', cast(n as text), 'chat', '{}', '{}' from number`,
    );
    await db.query(
      `insert into decisions (id, conversation_id, decided_at, messages, decision, priority, reasons, signals)
       select id, id, $1, 1, 'answer', 'low', '[]', '[{"code":"frustration","strength":0.5}]' from conversations`,
      [now],
    );
    expect(await scores(db, 'frustration')).toMatchObject({ conversations: 700, bins: [{ at: 50, unjudged: 700 }] });
  });
});
