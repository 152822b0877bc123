import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#domain/database.ts';
import { addDays } from '#domain/measuring/calendar.ts';
import { dimensions } from '#domain/measuring/measures.ts';
import { packChanged } from '../../server/handoff/desk/packed-days.ts';
import { signOperator } from '../../server/http/operator-token.ts';
import { type ConversationFact, saveConversationFacts } from '../../server/store/conversation-facts.ts';
import { type HandoffFact, saveHandoffFacts } from '../../server/store/handoff-facts.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { randomOf } from '../helpers/quarter.ts';
import { openHouse, signing } from '../hostile/house.ts';
import { quantile } from './timing.ts';

const handoffs = 500_000;
const conversations = 1_500_000;
const days = 730;
const dayMs = 24 * 3_600_000;
const first = Date.parse('2024-01-01T00:00:00Z');
const last = addDays('2024-01-01', days - 1);
const rounds = 5;

/** Ranges that people look at, by their days: the month, the quarter, the year, and everything. */
const ranges = [30, 90, 365, days];

/** A page of measures over half a million handoffs in a file, asked over HTTP: any range, by anything, compared with the time before. */
export async function benchMeasures(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const house = await openHouse({ db: openSqlite(join(folder, 'baton.sqlite')) });
  try {
    await fill(house.db);
    const start = performance.now();
    const packed = await packChanged(house.db);
    const packS = (performance.now() - start) / 1_000;
    const times: Record<number, number[]> = Object.fromEntries(ranges.map((range) => [range, []]));
    const work: number[] = [];
    for (let round = 0; round <= rounds; round += 1)
      for (const range of ranges)
        for (const by of [null, ...dimensions]) {
          const from = addDays(last, 1 - range);
          const query = new URLSearchParams({ from, to: last, time_zone: 'Europe/Berlin' });
          if (by !== null) query.set('by', by);
          if (range < days) {
            query.set('compare_from', addDays(from, -range));
            query.set('compare_to', addDays(from, -1));
          }
          const authorization = `Bearer ${await signOperator(signing, 'bench')}`;
          const [asked, used] = [performance.now(), process.cpuUsage()];
          const answer = await fetch(`${house.url}/v1/desk/measures?${query}`, { headers: { authorization } });
          const { counts } = (await answer.json()) as { counts?: { handoffs: number } };
          const ms = performance.now() - asked;
          if (!counts?.handoffs) throw new Error(`The page of ${range} days was answered with ${answer.status}`);
          const { user, system } = process.cpuUsage(used);
          if (round === 0) continue;
          times[range]!.push(ms);
          work.push((user + system) / 1_000);
        }
    const all = Object.values(times).flat();
    const rounded = (ms: number) => Math.round(ms * 10) / 10;
    return {
      ...{ handoffs, conversations, days: packed, pages: all.length },
      p50_ms: rounded(quantile(all, 0.5)),
      p95_ms: rounded(quantile(all, 0.95)),
      // What it costs without those who share the machine; the asking is in it too.
      cpu_p95_ms: rounded(quantile(work, 0.95)),
      by_days: Object.fromEntries(Object.entries(times).map(([range, of]) => [range, rounded(quantile(of, 0.95))])),
      pack_s: rounded(packS),
    };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(db: Database): Promise<void> {
  const random = randomOf(11);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const intents = Array.from({ length: 40 }, (_, index) => `intent_${index}`);
  const reasons = ['asked_for_human', 'low_confidence', 'out_of_knowledge', 'frustration', 'bot_requested', 'repetition'];
  const seconds = (mean: number) => Math.floor(-Math.log(1 - random()) * mean);
  const maybe = (share: number, value: number) => (random() < share ? value : null);
  const common = () => ({
    bot: pick(['shop', 'billing', 'travel']),
    channel: pick(['chat', 'email', 'phone', 'sms']),
    intent: pick(intents),
  });
  const atOnce = 1_000;
  // SQLite looks each parameter up by going through all of them.
  const few = 20;
  // In the order of time, as they come in life.
  for (let start = 0; start < conversations; start += atOnce) {
    await db.transaction(async (tx) => {
      const facts: ConversationFact[] = [];
      const handed: HandoffFact[] = [];
      for (let index = start; index < start + atOnce; index += 1) {
        const at = first + Math.floor(((index + random()) / conversations) * days * dayMs);
        const isHandoff = index % 3 === 0;
        const shared = common();
        const reason = isHandoff ? pick(reasons) : null;
        facts.push({ conversation_id: `c-${index}`, began_at: at, ...shared, reason, missed: isHandoff ? null : Number(random() < 0.05) });
        if (reason === null) continue;
        handed.push({
          ...{ handoff_id: `h-${index}`, requested_at: at, ...shared, reason, question: null },
          ...{ signal_seconds: maybe(0.6, seconds(60)), reply_seconds: maybe(0.9, seconds(400)), handle_seconds: maybe(0.8, seconds(900)) },
          ...{ wait_error_seconds: maybe(0.6, seconds(120)), previous_seconds: maybe(0.3, seconds(10 * 86_400)) },
          ...{ satisfied: maybe(0.3, Number(random() < 0.8)), effort: maybe(0.25, 1 + Math.floor(random() * 7)) },
          ...{ needed: maybe(0.3, Number(random() < 0.9)), asked_again: random() < 0.9 ? pick(['', '', '', 'email']) : null },
        });
      }
      for (let place = 0; place < facts.length; place += few) await saveConversationFacts(tx, facts.slice(place, place + few));
      for (let place = 0; place < handed.length; place += few) await saveHandoffFacts(tx, handed.slice(place, place + few));
    });
    if (start % 50_000 === 0) process.stderr.write(`\r${start}`);
  }
  process.stderr.write('\n');
}
