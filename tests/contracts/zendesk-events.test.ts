import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '#domain/bot.ts';
import { AppError } from '#domain/errors.ts';
import { readEvent } from '../../server/helpdesks/zendesk/read-event.ts';
import { verifyEvent } from '../../server/helpdesks/zendesk/verify-event.ts';

const now = Date.parse('2026-06-09T08:36:45Z');
const secret = 'dGhlIHNlY3JldCBhcyBpdCBpcyB3cml0dGVu';
const body = JSON.stringify({ id: 'evt-1', type: 'zen:event-type:ticket.created', detail: { id: '1' } });

function signed(text: string, { key = secret, at = new Date(now).toISOString() } = {}): RawDelivery {
  const signature = createHmac('sha256', key)
    .update(at + text)
    .digest('base64');
  return {
    headers: { 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': at },
    body: new TextEncoder().encode(text),
  };
}
const minutes = (count: number) => new Date(now + count * 60_000).toISOString();

describe('helpdesks: zendesk, its webhooks’ signature', () => {
  it('is accepted with any of the secrets, and tells the event’s id', () => {
    expect(verifyEvent(signed(body), ['another', secret], now)).toBe('evt-1');
    expect(verifyEvent(signed(body, { at: minutes(-600) }), [secret], now), 'a late delivery after an outage').toBe('evt-1');
  });

  it.each<[string, RawDelivery, string]>([
    ['with another secret', signed(body, { key: 'another' }), 'bad_signature'],
    ['with one byte changed', { ...signed(body), body: new TextEncoder().encode(`${body} `) }, 'bad_signature'],
    ['without headers', { headers: {}, body: new TextEncoder().encode(body) }, 'bad_signature'],
    [
      'with the time of another',
      { ...signed(body), headers: { ...signed(body).headers, 'x-zendesk-webhook-signature-timestamp': minutes(1) } },
      'bad_signature',
    ],
    ['of the day before yesterday', signed(body, { at: minutes(-2_881) }), 'bad_timestamp'],
    ['of tomorrow', signed(body, { at: minutes(1_440) }), 'bad_timestamp'],
    ['without a time', signed(body, { at: '' }), 'bad_timestamp'],
    ['without an id', signed('{}'), 'bad_payload'],
    ['that is no JSON', signed('{'), 'bad_payload'],
  ])('is refused: one %s', (_name, raw, code) => {
    expect(() => verifyEvent(raw, [secret], now)).toThrow(expect.objectContaining({ code }));
  });

  it('is refused where no secret is configured', () => {
    expect(() => verifyEvent(signed(body, { key: '' }), [], now)).toThrow(AppError);
  });
});

const envelope = (type: string, event: unknown) =>
  JSON.stringify({ id: 'e', time: '2026-06-09T08:36:44.304701605Z', type: `zen:event-type:${type}`, detail: { id: '71' }, event });
const comment = (change: object = {}) =>
  envelope('ticket.comment_added', {
    comment: {
      author: { id: '9', is_staff: true, name: 'Alex' },
      body: ' Hello ',
      html_body: '<p>Hello</p>',
      id: '5',
      is_public: true,
      ...change,
    },
  });

describe('helpdesks: zendesk, what its webhooks say', () => {
  it('reads what the staff wrote for the requester', () => {
    const expected = { kind: 'agent_replied', ticketId: '71', messageId: '5', text: 'Hello', name: 'Alex', at: '2026-06-09T08:36:44.304Z' };
    expect(readEvent(comment())).toEqual(expected);
    const messaging = envelope('messaging_ticket.message_added', {
      actor: { type: 'agent', name: 'Alex' },
      message: { id: '5', body: 'Hello' },
    });
    expect(readEvent(messaging)).toEqual(expected);
  });

  it.each([
    ['a note', comment({ is_public: false })],
    ['a comment of unknown kind', comment({ is_public: undefined })],
    ['what the requester wrote', comment({ author: { id: '9', is_staff: false, name: 'Maya' } })],
    ['what nobody wrote', comment({ author: null })],
    ['a comment without an id', comment({ id: null })],
    [
      'what the requester wrote in messaging',
      envelope('messaging_ticket.message_added', { actor: { type: 'end_user' }, message: { id: '5', body: 'x' } }),
    ],
    [
      'what the bot wrote in messaging',
      envelope('messaging_ticket.message_added', { actor: { type: 'system' }, message: { id: '5', body: 'x' } }),
    ],
    ['a ticket set to pending', envelope('ticket.status_changed', { previous: 'OPEN', current: 'PENDING' })],
    ['other tags', envelope('ticket.tags_changed', { tags_added: ['vip'], tags_removed: ['baton_handback'] })],
    [
      'a file that cannot be fetched',
      envelope('ticket.attachment_linked_to_comment', { comment: { id: '5', attachment: { id: '7', content_url: 'javascript:x' } } }),
    ],
    ['another event', envelope('ticket.priority_changed', { previous: null, current: 'HIGH' })],
    ['no JSON', '{'],
  ])('passes over %s', (_name, text) => {
    expect(readEvent(text)).toEqual({ kind: 'other' });
  });

  it('reads files, and replies that are nothing but files', () => {
    expect(readEvent(comment({ body: ' ' }))).toMatchObject({ kind: 'agent_replied', messageId: '5', text: '' });
    const attachment = {
      content_type: 'image/jpeg',
      content_url: 'https://acme.zendesk.com/attachments/token/x/?name=a.jpeg',
      filename: 'a.jpeg',
      id: '7',
      is_public: false,
    };
    expect(readEvent(envelope('ticket.attachment_linked_to_comment', { comment: { attachment, id: '5' } }))).toEqual({
      kind: 'file_attached',
      ticketId: '71',
      messageId: '5',
      file: { id: '7', name: 'a.jpeg', contentType: 'image/jpeg', url: attachment.content_url },
    });
  });

  it('reads the two ends of a handoff', () => {
    for (const current of ['SOLVED', 'CLOSED', 'solved'])
      expect(readEvent(envelope('ticket.status_changed', { previous: 'OPEN', current }))).toEqual({
        kind: 'ticket_solved',
        ticketId: '71',
      });
    expect(readEvent(envelope('ticket.tags_changed', { tags_added: ['baton_handback'], tags_removed: [] }))).toEqual({
      kind: 'handback_asked',
      ticketId: '71',
    });
  });

  it('reads the ends that are none, so that no bot is silent for ever', () => {
    for (const type of ['ticket.soft_deleted', 'ticket.permanently_deleted', 'ticket.marked_as_spam'])
      expect(readEvent(envelope(type, {}))).toEqual({ kind: 'ticket_gone', ticketId: '71', disposition: 'abandoned' });
    expect(readEvent(envelope('ticket.merged', {}))).toEqual({ kind: 'ticket_gone', ticketId: '71', disposition: 'duplicate' });
  });

  it('never throws, whatever it is given', () => {
    const kinds = fc.constantFrom('ticket.comment_added', 'messaging_ticket.message_added', 'ticket.status_changed', 'ticket.tags_changed');
    fc.assert(
      fc.property(kinds, fc.jsonValue(), fc.jsonValue(), (type, event, detail) => {
        for (const text of [envelope(type, event), JSON.stringify({ type, detail, event }), JSON.stringify(event)])
          expect(['other', 'agent_replied', 'ticket_solved', 'handback_asked']).toContain(readEvent(text).kind);
      }),
    );
  });

  it('takes the recorded events for what they are, where they are at hand', () => {
    const folder = join(import.meta.dirname, '../../../shared/samples');
    for (const name of ['zendesk-event-messaging_message_added.json', 'zendesk-event-ticket_comment_added-private.json']) {
      const path = join(folder, name);
      if (existsSync(path)) expect(readEvent(readFileSync(path, 'utf8')), name).toEqual({ kind: 'other' });
    }
  });
});
