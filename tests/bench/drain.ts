import { baton } from '../../server/bots/baton.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { assemble } from '../helpers/assemble.ts';
import { quantile } from './timing.ts';

const plans = [200, 400, 700, 2_500];
const minute = 60_000;

/** A backlog, the real worker and a helpdesk that allows so much a minute, on one clock that nobody waits for. */
async function backlog(perMinute: number, tickets: number, engine = openSqlite(':memory:')) {
  await migrate(engine);
  const clock = { now: Date.now() };
  const house = await assemble({
    db: engine,
    clock,
    bots: { shop: { bot: baton, secrets: [], back: {} } },
    simulated: { limits: { perMinute, ticketsPerMinute: perMinute } },
  });
  const post = (id: string, payload: object = samplePayload(id, clock.now)) =>
    house.deps.intake.delivery({
      ...{ id, source_id: id, conversation: id, bot: 'shop', received_at: clock.now },
      body: JSON.stringify(payload),
    });
  await Promise.all(Array.from({ length: Math.min(tickets, 1_000) }, (_, index) => post(`c-${index}`)));
  for (let index = 1_000; index < tickets; index += 1) await post(`c-${index}`);
  const { account } = house.simulator;
  /** What the account was asked, told by its own counters. */
  const calls = () => account.requests.filter(({ path }) => path.startsWith('/api/')).length;
  return { ...house, clock, account, post, db: engine, calls };
}

async function drain(perMinute: number, tickets: number) {
  const house = await backlog(perMinute, tickets);
  const start = house.clock.now;
  let refused = 0;
  house.simulator.onRefused(() => {
    refused += 1;
  });
  let [whole, callsOfWhole] = [0, 0];
  while (house.account.tickets.size < tickets) {
    const passed = Math.floor((house.clock.now - start) / minute);
    if (passed > whole) [whole, callsOfWhole] = [passed, house.calls()];
    await house.drain();
    if (house.account.tickets.size < tickets) house.clock.now = await house.nextMoment();
  }
  const minutes = (house.clock.now - start) / minute;
  const result = {
    per_minute: perMinute,
    tickets,
    minutes: Math.round(minutes * 10) / 10,
    // Of whole minutes: in the last one the backlog ends.
    used: Math.round((callsOfWhole / (perMinute * whole)) * 1000) / 1000,
    refused_429: Math.round((refused / house.calls()) * 10_000) / 10_000,
  };
  await house.simulator.close();
  await house.db.close();
  return result;
}

/** How long urgent handoffs wait behind a backlog of normal ones. */
async function urgent(perMinute: number, normal: number, count: number): Promise<number> {
  const house = await backlog(perMinute, normal);
  const waits: number[] = [];
  let askedAt = 0;
  house.account.onTicketEvent(({ type, ticket }) => {
    if (type === 'created' && ticket.priority === 'urgent') waits.push(house.clock.now - askedAt);
  });
  await house.drain();
  for (let index = 0; index < count; index += 1) {
    await house.pass(7_300);
    askedAt = house.clock.now;
    await house.post(`urgent-${index}`, inDanger(`urgent-${index}`));
    await house.drain();
  }
  await house.pass(minute);
  if (waits.length !== count) throw new Error(`${count - waits.length} urgent handoffs have no ticket`);
  await house.simulator.close();
  await house.db.close();
  return quantile(waits, 0.99);
}

function inDanger(id: string) {
  const message = { id: 'm-1', author: 'requester', text: 'I want to kill myself.' };
  return { type: 'message.created', data: { conversation: { id }, requester: { id }, messages: [message] } };
}

export async function benchDrain() {
  const runs = [];
  for (const plan of plans) {
    const run = await drain(plan, 5_000);
    process.stdout.write(`${JSON.stringify(run)}\n`);
    runs.push(run);
  }
  const urgentP99 = await urgent(200, 10_000, 100);
  return {
    used: Math.min(...runs.map(({ used }) => used)),
    refused_429: Math.max(...runs.map(({ refused_429 }) => refused_429)),
    urgent_p99_ms: urgentP99,
    runs,
  };
}
