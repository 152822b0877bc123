import { describe, expect, it, onTestFinished } from 'vitest';
import { erase } from '../../server/handoff/rights.ts';
import { markAll } from '../../server/helpdesks/zendesk/redact-ticket.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { platformSamples } from '../../server/simulator/samples/index.ts';
import { sweep } from '../../server/store/retention.ts';
import { startFake } from '../fakes/platform-server.ts';
import { fakePlatforms } from '../fakes/platforms.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

const person = { email: 'maya@shopper.example' };
const brief = 'the brief in the ticket\u2019s metadata (only deleting the ticket takes it out)';
const said = /Maya|charged twice|refund/i;

async function handedOff(engine?: (typeof engines)[number]) {
  const house = await inProcess({ shop: { kind: 'baton' } }, engine === undefined ? {} : { engine });
  await house.post('shop', samplePayload('c-1', house.clock.now));
  const ticket = house.account.tickets.get(house.ticket())!;
  await house.update(ticket.id, { comment: { body: 'Maya, your refund is <b>out</b>', public: true } });
  const audits = () => house.db.query<{ detail: string }>(`select detail from audit_entries where action = 'ticket_redacted'`);
  const shown = () => {
    const comments = ticket.comments.map(({ attachments, ...comment }) => ({
      ...comment,
      files: attachments.map(({ bytes }) => Buffer.from(bytes).toString()),
    }));
    return JSON.stringify({ subject: ticket.subject, comments });
  };
  return { ...house, ticket, audits, shown };
}

describe.each(engines)('the ticket of an erased person on %s', (engine) => {
  it('loses every word and every file', async () => {
    const { deps, drain, ticket, audits, shown } = await handedOff(engine);
    expect(shown()).toMatch(said);
    expect(await erase(deps, person, 'ann')).toEqual({ conversations: 1, tickets: [String(ticket.id)], tickets_sought: [], problem: null });
    await drain();
    expect(shown()).not.toMatch(said);
    expect(ticket.subject).toBe('Erased');
    for (const { body, attachments } of ticket.comments) {
      expect(body).not.toMatch(said);
      expect(attachments.map(({ file_name }) => file_name).filter((name) => name !== 'redacted.txt')).toEqual([]);
    }
    expect(await audits()).toEqual([{ detail: `by hand: ${brief}` }]);
  });
});

it('a person is erased and all is told of it, also where the database cannot be written anew: it is when they are erased once more', async () => {
  const { db, deps, ticket } = await handedOff('postgres');
  await db.query('alter table oauth_tokens rename to away');
  const told = await erase(deps, person, 'ann');
  expect(told).toMatchObject({ conversations: 1, tickets: [String(ticket.id)], tickets_sought: [] });
  expect(told.problem).toMatch(/oauth_tokens.*erase the same person once more/);
  await db.query('alter table away rename to oauth_tokens');
  expect(await erase(deps, person, 'ann')).toEqual({ conversations: 0, tickets: [], tickets_sought: [], problem: null });
});

const creation = { method: 'POST', path: '^/api/v2/tickets$' };

describe.each(engines)('a ticket of which nobody has heard, on %s', (engine) => {
  async function unheard(): Promise<Awaited<ReturnType<typeof inProcess>>> {
    const house = await inProcess({ shop: { kind: 'baton' } }, { engine });
    house.simulator.faults.script([{ match: creation, times: 1, fault: { kind: 'reset_after' } }]);
    await house.post('shop', samplePayload('c-1', house.clock.now));
    expect(house.account.tickets.size).toBe(1);
    return house;
  }

  it('is looked for after an erasure, and redacted', async () => {
    const { db, deps, pass, account, ticket } = await unheard();
    const [handoff] = await db.query<{ id: string; ticket_id: null }>('select id, ticket_id from handoffs');
    expect(handoff!.ticket_id).toBeNull();
    expect(await erase(deps, person, 'ann')).toEqual({ conversations: 1, tickets: [], tickets_sought: [handoff!.id], problem: null });
    await pass(3 * 3_600_000);
    expect(account.tickets.size).toBe(1);
    const { subject, comments } = account.tickets.get(ticket())!;
    expect(subject).toBe('Erased');
    for (const { body } of comments) expect(body).not.toMatch(said);
    expect(await db.query(`select detail from audit_entries where action = 'ticket_redacted'`)).toEqual([{ detail: `by hand: ${brief}` }]);
  });

  it('that was never made is told to be none', async () => {
    const { db, deps, pass, account } = await unheard();
    account.tickets.clear();
    await erase(deps, person, 'ann');
    await pass(3 * 3_600_000);
    expect(await db.query(`select detail from audit_entries where action = 'ticket_redacted'`)).toEqual([
      { detail: 'nothing: no ticket was made' },
    ]);
  });

  it('that the helpdesk does not let us look for is for a person to look for', async () => {
    const { db, deps, pass, simulator } = await unheard();
    simulator.faults.script([
      { match: { method: 'GET', path: /^\/api\/v2\/tickets/ }, times: 100, fault: { kind: 'status', status: 403 } },
    ]);
    const [id] = (await erase(deps, person, 'ann')).tickets_sought;
    await pass(60_000);
    expect(await db.query(`select detail from audit_entries where action = 'ticket_redacted'`)).toEqual([
      { detail: `by hand: whatever ticket has the external id ${id}` },
    ]);
  });
});

it('is not made for whoever was erased while it was being written', async () => {
  const { deps, account, attempts, post, clock } = await inProcess({ shop: { kind: 'baton' } });
  const { prepareTicket } = deps.helpdesk;
  // The moment between the upload of its files and the request itself.
  deps.helpdesk.prepareTicket = async (draft) => {
    const request = await prepareTicket(draft);
    await erase(deps, person, 'ann');
    return request;
  };
  await post('shop', samplePayload('c-1', clock.now));
  expect(account.tickets.size).toBe(0);
  expect(attempts.filter(([task]) => task === 'create_ticket').map(([, result]) => result)).toEqual(['lost: undefined']);
});

describe('the bot of an erased person', () => {
  async function silent() {
    const fake = await startFake(fakePlatforms.chatwoot);
    onTestFinished(() => fake.close());
    const house = await inProcess({ chat: { kind: 'chatwoot', back: fakePlatforms.chatwoot.settings(fake.url) } });
    const payload = platformSamples.chatwoot[0]!.payload as object;
    const say = (id: number, content: string) =>
      house.post('chat', {
        ...payload,
        id,
        content,
        message_type: 'incoming',
        attachments: [],
        created_at: new Date(house.clock.now).toISOString(),
      });
    await say(1, 'Let me talk to a human being please');
    expect(fake.seen.bot).toBe('silent');
    const [{ requester } = { requester: '{}' }] = await house.db.query<{ requester: string }>('select requester from conversations');
    return { ...house, fake, say, them: { bot: 'chat', id: (JSON.parse(requester) as { id: string }).id } };
  }

  it('may speak again, and a new message begins anew', async () => {
    const { deps, db, drain, fake, say, account, them } = await silent();
    expect(await erase(deps, them, 'ann')).toMatchObject({ conversations: 1 });
    await drain();
    expect(fake.seen.bot).toBe('speaking');
    expect(await db.query('select id from farewells')).toEqual([]);
    await say(2, 'Hello again');
    expect(await db.query('select id from handoffs')).toEqual([]);
    await say(3, 'A human being please');
    expect(account.tickets.size).toBe(2);
    expect(fake.seen.bot).toBe('silent');
  });

  it('is told nothing where people have the conversation again by then', async () => {
    const { deps, db, drain, fake, say, them } = await silent();
    await deps.db.transaction(async (tx) => {
      await tx.query(`update jobs set state = 'done' where state = 'waiting'`);
    });
    await erase(deps, them, 'ann');
    await db.query(`update jobs set run_at = run_at + 3600000 where task = 'say_farewell'`);
    await say(2, 'A human being please');
    expect(fake.seen.bot).toBe('silent');
    await db.query(`update jobs set run_at = 0 where task = 'say_farewell'`);
    await drain();
    expect(fake.seen.bot).toBe('silent');
    expect(await db.query('select id from farewells')).toEqual([]);
  });

  it('that was given up on for good is named nowhere any more', async () => {
    const { deps, db, them, clock } = await silent();
    await erase(deps, them, 'ann');
    expect(await db.query('select id from farewells')).toHaveLength(1);
    await db.query(`update jobs set state = 'discarded', ended_at = $1 where task = 'say_farewell'`, [clock.now]);
    await sweep(db, { days: 365, rawDays: 30 }, clock.now, deps.newId);
    expect(await db.query('select id from farewells')).toEqual([]);
  });
});

describe('the ticket of an erased person', () => {
  it('that is closed loses its comments, and what stays is told', async () => {
    const { deps, drain, ticket, audits } = await handedOff();
    ticket.status = 'closed';
    await erase(deps, person, 'ann');
    await drain();
    for (const { body } of ticket.comments) expect(body).not.toMatch(said);
    expect(await audits()).toEqual([{ detail: `by hand: the subject (the ticket is closed), ${brief}` }]);
  });

  it('is gone on with where a try broke off', async () => {
    const { deps, drain, pass, ticket, audits, simulator } = await handedOff();
    await erase(deps, person, 'ann');
    simulator.faults.script([{ match: { method: 'PUT', path: /comment_redactions/ }, times: 1, fault: { kind: 'status', status: 503 } }]);
    await drain();
    await pass(600_000);
    for (const { body } of ticket.comments) expect(body).not.toMatch(said);
    expect(await audits()).toEqual([{ detail: `by hand: ${brief}` }]);
  });
});

it('marks what people read, links and pictures, and nothing twice', () => {
  expect(markAll('<p>Hi <a href="https://x.example/maya">you</a> <img src="x"/></p>')).toBe(
    '<p><redact>Hi </redact><a href="https://x.example/maya" redact><redact>you</redact></a> <img src="x" redact></p>',
  );
  expect(markAll('<p>\u2587\u2587 \u2587</p>')).toBe('<p>\u2587\u2587 \u2587</p>');
});
