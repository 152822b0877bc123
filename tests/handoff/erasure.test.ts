import { describe, expect, it } from 'vitest';
import { erase } from '../../server/handoff/rights.ts';
import { markAll } from '../../server/helpdesks/zendesk/redact-ticket.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
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
    expect(await erase(deps, person, 'ann')).toEqual({ conversations: 1, tickets: [String(ticket.id)] });
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
