import { expect, it } from 'vitest';
import { AppError } from '#domain/errors.ts';
import type { Helpdesk, TicketDraft } from '#domain/helpdesk.ts';

/** A helpdesk under test, and what only the test may know of it. */
export interface HelpdeskUnderTest {
  helpdesk: Helpdesk;
  /** How many tickets the other side has. */
  countTickets(): number;
  /** The next creation is carried out, but its answer is lost. */
  loseNextAnswer(): void;
  /** The next creation is answered "later", in so many seconds. */
  beBusy(seconds: number): void;
}

export const draft = (externalId: string, changes: Partial<TicketDraft> = {}): TicketDraft => ({
  externalId,
  subject: 'Handoff: refund — Maya',
  noteHtml: '<p>Why the bot stopped</p>',
  priority: 'high',
  tags: ['baton'],
  requester: { name: 'Maya', email: 'maya@shopper.example' },
  fields: { handoff_intent: 'refund' },
  group: null,
  form: null,
  files: [
    { name: 'baton-brief.json', contentType: 'application/json', body: '{ "version": 1 }' },
    { name: 'transcript.txt', contentType: 'text/plain', body: 'Maya: hello' },
  ],
  metadata: { baton_brief: '{"version":1}' },
  ...changes,
});

/** What every helpdesk adapter must do: it is finished when this is green. */
export function helpdeskContract(start: () => Promise<HelpdeskUnderTest>): void {
  it('creates a ticket and finds it again by its external id', async () => {
    const { helpdesk } = await start();
    const request = await helpdesk.prepareTicket(draft('h-1'));
    const { ticketId } = await helpdesk.createTicket(request, 'h-1');
    expect(await helpdesk.findTickets('h-1')).toEqual([ticketId]);
    expect(await helpdesk.findTickets('h-2')).toEqual([]);
  });

  it('makes one ticket of the same request under the same key, however often it is sent', async () => {
    const { helpdesk, countTickets } = await start();
    const request = await helpdesk.prepareTicket(draft('h-1'));
    const made = await Promise.all([1, 2, 3].map(() => helpdesk.createTicket(request, 'h-1')));
    expect(new Set(made.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(countTickets()).toBe(1);
  });

  it('says "later" when the answer is lost, and the next try finds the ticket that was made', async () => {
    const { helpdesk, countTickets, loseNextAnswer } = await start();
    const request = await helpdesk.prepareTicket(draft('h-1'));
    loseNextAnswer();
    await expect(helpdesk.createTicket(request, 'h-1')).rejects.toMatchObject({ code: 'remote_unreachable' });
    await helpdesk.createTicket(request, 'h-1');
    expect(countTickets()).toBe(1);
  });

  it('takes over the ticket that is there when the key was used for other bytes', async () => {
    const { helpdesk, countTickets } = await start();
    const first = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1')), 'h-1');
    const second = await helpdesk.createTicket(await helpdesk.prepareTicket(draft('h-1', { subject: 'Other' })), 'h-1');
    expect(second).toEqual(first);
    expect(countTickets()).toBe(1);
  });

  it('passes on how long the other side wants to be left alone', async () => {
    const { helpdesk, beBusy } = await start();
    const request = await helpdesk.prepareTicket(draft('h-1'));
    beBusy(7);
    const error = await helpdesk.createTicket(request, 'h-1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'remote_busy', retryAfterMs: 7_000 });
  });

  it('tells agents without a word back', async () => {
    const { helpdesk } = await start();
    await expect(helpdesk.notifyAgents('handoff_requested', { ticket_id: '1' })).resolves.toBeUndefined();
  });
}
