import { describe, expect, it, onTestFinished } from 'vitest';
import requirements from '../../requirements.json' with { type: 'json' };
import { draftTicket } from '../../server/handoff/draft-ticket.ts';
import { createZendesk } from '../../server/helpdesks/zendesk/index.ts';
import { fieldTitles } from '../../server/helpdesks/zendesk/prepare-ticket.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../server/simulator/simulator.ts';
import { brief, briefMessage, noRouting } from '../helpers/brief.ts';
import { thisMachine } from '../helpers/this-machine.ts';
import { draft, helpdeskContract } from './helpdesk-contract.ts';

async function zendesk(options: SimulatorOptions & { clientSecret?: string } = {}) {
  const clock = { now: Date.now() };
  const simulator: Simulator = await startSimulator({ now: () => clock.now, ...options });
  onTestFinished(() => simulator.close());
  const helpdesk = createZendesk({
    outbound: thisMachine,
    baseUrl: simulator.url,
    clientId: simulator.credentials.clientId,
    clientSecret: options.clientSecret ?? simulator.credentials.clientSecret,
    appId: 1,
    now: () => clock.now,
  });
  return { simulator, helpdesk, clock, account: simulator.account };
}
const creation = { method: 'POST', path: '/api/v2/tickets' };

describe('helpdesks: zendesk', () => {
  for (const idempotencyInFlight of ['wait', 'conflict'] as const) {
    describe(`when a key in flight makes the next one ${idempotencyInFlight}`, () => {
      helpdeskContract(async () => {
        const { simulator, helpdesk, account } = await zendesk({ switches: { idempotencyInFlight } });
        return {
          helpdesk,
          countTickets: () => account.tickets.size,
          loseNextAnswer: () => simulator.faults.script([{ match: creation, times: 1, fault: { kind: 'reset_after' } }]),
          beBusy: (seconds) =>
            simulator.faults.script([
              { match: creation, times: 1, fault: { kind: 'status', status: 429, headers: { 'retry-after': String(seconds) } } },
            ]),
        };
      });
    });
  }

  it('puts every part of the draft where agents and the app look for it', async () => {
    const { helpdesk, account } = await zendesk();
    const { ticketId } = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1')), 'h-1');
    const ticket = account.tickets.get(Number(ticketId))!;
    const note = ticket.comments[0]!;
    expect(ticket).toMatchObject({
      external_id: 'h-1',
      subject: 'Handoff: refund — Maya',
      priority: 'high',
      tags: ['baton'],
      metadata: { baton_brief: '{"version":1}' },
    });
    expect(ticket.custom_fields).toEqual([{ id: account.fields.find(({ title }) => title === 'Bot intent')!.id, value: 'refund' }]);
    expect(account.users.get(ticket.requester_id)).toMatchObject({ name: 'Maya', email: 'maya@shopper.example' });
    expect(note).toMatchObject({ public: false, html_body: '<p>Why the bot stopped</p>' });
    expect(note.attachments.map(({ file_name, bytes }) => [file_name, new TextDecoder().decode(bytes)])).toEqual([
      ['baton-brief.json', '{ "version": 1 }'],
      ['transcript.txt', 'Maya: hello'],
    ]);
  });

  it('writes a note once, also while an earlier try of it is still on its way', async () => {
    const { helpdesk, account, simulator } = await zendesk();
    const { ticketId } = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1')), 'h-1');
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    simulator.faults.script([{ match: { method: 'PUT', path: /tickets/ }, times: 1, fault: { kind: 'held', until: held } }]);
    const early = helpdesk.addNote(ticketId, '<p>What I forgot to say</p>', false).catch((error: unknown) => error);
    while (!account.requests.some(({ method }) => method === 'PUT')) await new Promise((resolve) => setImmediate(resolve));
    await helpdesk.addNote(ticketId, '<p>What I forgot to say</p>', true);
    release();
    expect(await early).toMatchObject({ code: 'remote_busy', retryAfterMs: 1_000 });
    await helpdesk.addNote(ticketId, '<p>What I forgot to say</p>', true);
    expect(account.tickets.get(Number(ticketId))!.comments.filter(({ html_body }) => html_body.includes('forgot'))).toHaveLength(1);
  });

  it('attaches files once, also while an earlier try of it is still on its way', async () => {
    const { helpdesk, account, simulator } = await zendesk();
    const { ticketId } = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1', { files: [] })), 'h-1');
    const files = [{ name: 'late.txt', contentType: 'text/plain', body: 'late' }];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    simulator.faults.script([{ match: { method: 'PUT', path: /tickets/ }, times: 1, fault: { kind: 'held', until: held } }]);
    const early = helpdesk.attachFiles(ticketId, files).catch((error: unknown) => error);
    while (!account.requests.some(({ method }) => method === 'PUT')) await new Promise((resolve) => setImmediate(resolve));
    await helpdesk.attachFiles(ticketId, files);
    release();
    expect(await early).toMatchObject({ code: 'remote_busy', retryAfterMs: 1_000 });
    await helpdesk.attachFiles(ticketId, files);
    const names = account.tickets
      .get(Number(ticketId))!
      .comments.flatMap(({ attachments }) => attachments.map(({ file_name }) => file_name));
    expect(names).toEqual(['late.txt']);
  });

  it('routes as rules say, by name or by id, and says in the note what the account does not have', async () => {
    const { helpdesk, account, clock } = await zendesk();
    const routed = draft('h-1', { group: 'billing', form: '901', fields: { 'Bot intent': 'refund', Mood: 'bad' } });
    const { ticketId } = await helpdesk.createTicket(await helpdesk.prepareTicket(routed), 'h-1');
    const ticket = account.tickets.get(Number(ticketId))!;
    expect(ticket).toMatchObject({ group_id: 501, ticket_form_id: 901, custom_fields: [{ value: 'refund' }] });
    expect(ticket.comments[0]!.html_body).toContain('does not have: field “Mood”.');

    const later = draft('h-2', { group: 'Night <shift>' });
    expect(await helpdesk.prepareTicket(later)).toContain('group “Night &#60;shift&#62;”');
    account.groups.push(...Array.from({ length: 150 }, (_, index) => ({ id: 1_000 + index, name: `Team ${index}` })), {
      id: 502,
      name: 'Night <shift>',
    });
    clock.now += 60_000;
    expect(JSON.parse(await helpdesk.prepareTicket(later)).ticket.group_id).toBe(502);
  });

  it('knows the fields by the titles that the app provisions', () => {
    expect(Object.fromEntries(Object.entries(requirements.ticket_fields).map(([key, { title }]) => [key, title]))).toEqual(fieldTitles);
  });

  it('shares one question for a token, and asks again when it is over or was revoked', async () => {
    const { helpdesk, account, clock } = await zendesk();
    const asked = (path: string) => account.requests.filter((request) => request.path === path).length;
    await Promise.all(['a', 'b', 'c'].map(helpdesk.findTickets));
    expect(asked('/oauth/tokens')).toBe(1);
    clock.now += 1_800_000;
    await helpdesk.findTickets('a');
    expect(asked('/oauth/tokens')).toBe(2);
    account.revokeTokens();
    expect(await helpdesk.findTickets('a')).toEqual([]);
    expect(asked('/oauth/tokens')).toBe(3);
  });

  it('names what to check when the client is refused', async () => {
    const { helpdesk } = await zendesk({ clientSecret: 'wrong' });
    await expect(helpdesk.findTickets('a')).rejects.toMatchObject({
      code: 'remote_signed_out',
      message: expect.stringContaining('client_secret'),
    });
  });

  it.each([
    [
      'a refused record, for good',
      {
        kind: 'status',
        status: 422,
        body: { error: 'RecordInvalid', details: { requester: [{ description: 'Maya is wrong', error: 'InvalidValue' }] } },
      },
      'remote_refused',
      'with 422: RecordInvalid requester InvalidValue',
    ],
    ['a failure, for later', { kind: 'status', status: 503 }, 'remote_failed', '503'],
    ['half an answer, for later', { kind: 'truncate' }, 'remote_failed', 'not JSON'],
    ['a page for people, for later', { kind: 'html' }, 'remote_failed', 'not JSON'],
    ['a broken connection, for later', { kind: 'reset' }, 'remote_unreachable', 'No answer'],
    ['a redirect, for later', { kind: 'status', status: 302, headers: { location: '/elsewhere' } }, 'remote_failed', '302'],
  ] as const)('takes %s', async (_name, fault, code, sentence) => {
    const { helpdesk, simulator } = await zendesk();
    const request = await helpdesk.prepareTicket(draft('h-1'));
    simulator.faults.script([{ match: creation, times: 1, fault }]);
    await expect(helpdesk.createTicket(request, 'h-1')).rejects.toMatchObject({ code, message: expect.stringContaining(sentence) });
  });

  it('lets no placeholder that somebody wrote be filled in by the helpdesk', async () => {
    const { helpdesk, account } = await zendesk({ switches: { rendersPlaceholders: true } });
    const text = 'what is {{ticket.requester.email}} and {% if x %}';
    const hostile = draftTicket(brief({ intent: text, messages: [briefMessage('m-1', text)] }), noRouting);
    const proof = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-0', { noteHtml: text })), 'h-0');
    const { ticketId } = await helpdesk.createTicket(await helpdesk.prepareTicket(hostile), 'h-1');
    const note = (id: string) => account.tickets.get(Number(id))!.comments[0]!.html_body;
    expect(note(proof.ticketId), 'this helpdesk does fill in').toContain('RENDERED');
    expect(note(ticketId)).not.toContain('RENDERED');
    expect(note(ticketId)).toContain('ticket.requester.email');
  });

  it('adopts the oldest of several tickets with the same external id', async () => {
    const { helpdesk, account } = await zendesk();
    const first = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1')), 'key 1');
    await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1')), 'key 2');
    expect(account.tickets.size).toBe(2);
    expect((await helpdesk.findTickets('h-1'))[0]).toBe(first.ticketId);
  });

  it('makes a ticket without a person where the requester has no address', async () => {
    const { helpdesk, account } = await zendesk();
    const before = account.users.size;
    await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1', { requester: { name: 'Maya', email: null } })), 'h-1');
    expect(account.users.size).toBe(before);
  });
});
