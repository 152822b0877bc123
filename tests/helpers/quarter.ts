import type { Database, Queryable, SqlValue } from '#domain/database.ts';
import { placeholders } from '../../server/store/rows.ts';
import { brief, briefMessage } from './brief.ts';

const day = 24 * 3_600_000;
const first = Date.parse('2025-12-31T00:00:00Z');
const days = 92;

/** A repeatable stream of 0..1. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const bots = ['shop-bot', 'billing-bot', 'travel-bot'];
const channels = ['chat', 'email', 'phone', 'sms'];
const intents = ['refund', 'delivery', 'password', 'invoice', null, '=cancel'];
const reasons = ['asked_for_human', 'low_confidence', 'out_of_knowledge', 'frustration', 'bot_requested'];
const verdicts = ['needed', 'not_needed', 'too_early', 'too_late', 'incomplete'];
const dispositions = ['solved', 'solved', 'solved', 'handed_back', 'abandoned', 'duplicate'];
/** What agents write, and what of it was known already. */
export const replies: Record<string, string> = {
  'I have refunded it today.': '',
  'Could you give me your email address, please?': 'email',
  'Please provide your order number.': 'order',
  'Which bank was it?': '',
  'What seems to be the problem?': 'problem',
  'Is A-7788 the right order number?': '',
};
const wants = ['how do I change the voucher on my gift card', 'can the engraving be in two colours', 'why does the invoice show two taxes'];

type Rows = Record<string, { columns: string[]; rows: SqlValue[][] }>;

/** Rows of a quarter of handoffs, and of the conversations that were none, as the server would have written them. */
function rowsOf(handoffs: number, seed: number): Rows {
  const random = randomOf(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const tables: Rows = {};
  const add = (table: string, row: Record<string, SqlValue>) => {
    tables[table] ??= { columns: Object.keys(row), rows: [] };
    tables[table].rows.push(Object.values(row));
  };
  const conversations = Math.round(handoffs * 2.2);
  for (let index = 0; index < conversations; index += 1) {
    const id = `c-${index}`;
    const began = first + Math.floor(random() * days * day);
    const [bot, channel, intent] = [pick(bots), pick(channels), pick(intents)];
    const person = Math.floor(random() * handoffs * 0.8);
    const requester = { id: `r-${person}`, name: 'Maya', email: `p${person}@shopper.example`, phone: null, attributes: {} };
    const report = { name: null, intent, classification: null, confidence: null, reason: null, attempts: [], diagnostics: {} };
    add('conversations', {
      ...{ id, bot, source_id: id, channel, locale: 'en', started_at: null },
      ...{ requester: JSON.stringify(requester), report: JSON.stringify(report) },
    });
    let at = began;
    const turns = 1 + Math.floor(random() * 3);
    for (let turn = 0; turn < turns; turn += 1) {
      const signals = random() < 0.4 ? [{ code: pick(reasons), strength: Math.round(random() * 100) / 100 }] : [];
      add('decisions', {
        ...{ id: `${id}-${turn}`, conversation_id: id, decided_at: at, messages: turn + 1, decision: 'answer', priority: 'normal' },
        ...{ reasons: '[]', signals: JSON.stringify(signals) },
      });
      if (turn + 1 < turns) at += Math.floor(random() * 400_000);
    }
    if (index < handoffs) handOff(index, at);

    function handOff(place: number, requestedAt: number): void {
      const handoff = `h-${place}`;
      const reason = pick(reasons);
      const isOver = random() < 0.9;
      const waited = Math.floor(-Math.log(1 - random()) * 400_000);
      const taken = requestedAt + 2_000 + waited;
      const isTaken = random() < 0.92;
      add('handoffs', {
        ...{ id: handoff, conversation_id: id, requester: null, state: isOver ? 'completed' : 'accepted', requested_at: requestedAt },
        brief: JSON.stringify(
          brief({
            handoff: { id: handoff, state: 'requested', requested_at: new Date(requestedAt).toISOString() },
            why: {
              decision: 'handoff',
              priority: 'normal',
              reasons: [{ code: reason as 'custom', rule: 'r', strength: 0.8, sentence: '', params: {}, evidence: ['m-1'] }],
            },
            conversation: { id, bot, bot_name: null, channel: channel as 'chat', locale: 'en', started_at: null },
            ...{ requester, intent, diagnostics: { order_id: 'A-7788' } },
            messages: [briefMessage('m-1', pick(wants))],
          }),
        ),
        ...{ routing: '{"tags":[],"group":null,"form":null,"fields":{}}', ticket_id: `t-${place}`, accepted_at: requestedAt + 2_000 },
        completed_at: isOver ? taken + Math.floor(-Math.log(1 - random()) * 900_000) : null,
        disposition: isOver ? pick(dispositions) : null,
      });
      for (const key of [`email:p${person}@shopper.example`, `id:${bot}:r-${person}`]) add('requester_keys', { key, handoff_id: handoff });
      const estimate = random() < 0.7 ? Math.floor(random() * 600_000) : null;
      add('waits', {
        ...{ handoff_id: handoff, group_name: '', began_at: requestedAt + 2_000, position: 1, estimated_ms: estimate, promised_at: null },
        ended_at: isTaken ? taken : null,
      });
      if (isTaken && random() < 0.9) {
        for (let reply = 0; reply < 1 + Math.floor(random() * 2); reply += 1)
          add('agent_messages', {
            ...{ handoff_id: handoff, source_id: `a-${reply}`, name: 'Alex', text: pick(Object.keys(replies)) },
            sent_at: new Date(taken + reply * 90_000 + Math.floor(random() * 60_000)).toISOString(),
          });
      }
      for (const agent of ['1', '2'])
        if (random() < 0.3)
          add('verdicts', {
            ...{ handoff_id: handoff, agent_id: agent, verdict: pick(verdicts), given_at: taken + Math.floor(random() * 900_000) },
          });
      if (isOver && random() < 0.3)
        add('ratings', {
          ...{ handoff_id: handoff, effort: random() < 0.9 ? 1 + Math.floor(random() * 7) : null },
          ...{ satisfaction: random() < 0.9 ? 1 + Math.floor(random() * 5) : null, words: null, rated_at: taken },
        });
    }
  }
  return tables;
}

const order = ['conversations', 'decisions', 'handoffs', 'requester_keys', 'waits', 'agent_messages', 'verdicts', 'ratings'];

/** Writes a quarter as the server would have written it, and says that nothing of it is worked out yet. */
export async function writeQuarter(db: Database, handoffs: number, seed = 8): Promise<void> {
  const tables = rowsOf(handoffs, seed);
  await db.transaction(async (tx) => {
    for (const table of order) {
      const { columns, rows } = tables[table]!;
      const insert = tx.dialect.name === 'sqlite' ? insertJson : insertValues;
      await insert(tx, table, columns, rows);
    }
    for (const [kind, table] of [
      ['handoff', 'handoffs'],
      ['conversation', 'conversations'],
    ])
      await tx.query(`insert into stale_facts (kind, subject, marked_at) select $1, id, 0 from ${table}`, [kind!]);
  });
}

/** SQLite looks each parameter up by going through all of them: one that holds thousands of rows is five times as fast. */
async function insertJson(tx: Queryable, table: string, columns: string[], rows: SqlValue[][]): Promise<void> {
  const values = columns.map((_, place) => `value ->> ${place}`);
  for (let start = 0; start < rows.length; start += 5_000)
    await tx.query(`insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from json_each($1)`, [
      JSON.stringify(rows.slice(start, start + 5_000)),
    ]);
}

async function insertValues(tx: Queryable, table: string, columns: string[], rows: SqlValue[][]): Promise<void> {
  const atOnce = 100;
  for (let start = 0; start < rows.length; start += atOnce) {
    const part = rows.slice(start, start + atOnce);
    await tx.query(`insert into ${table} (${columns.join(', ')}) values ${placeholders(part.length, columns.length)}`, part.flat());
  }
}
