import { describe, expect, it } from 'vitest';
import { parseBrief } from '#domain/parse-brief.ts';
import { draftTicket } from '../../server/handoff/draft-ticket.ts';
import { brief, briefMessage, noRouting } from '../helpers/brief.ts';

const hostile = '<img src=x onerror=alert(1)>{{ticket.requester.email}}{% if x %}\u202E';

describe('handoff: draft of the ticket', () => {
  it('says what and who in one short line', () => {
    const { subject } = draftTicket(brief({ intent: `a\nb${'x'.repeat(400)}` }), noRouting);
    expect(subject).toMatch(/^Handoff: a bx+…$/);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(draftTicket(brief({ intent: null }), noRouting).subject).toBe('Handoff: asked for human — Maya');
  });

  it('lets nothing that anybody wrote become markup or a placeholder', () => {
    const one = brief({
      intent: hostile,
      diagnostics: { [hostile]: hostile },
      requester: { id: null, name: hostile, email: 'not an address', phone: null, attributes: {} },
      messages: [briefMessage('m-1', hostile)],
    });
    const { noteHtml, subject, requester } = draftTicket(one, noRouting);
    for (const text of [noteHtml, subject]) expect(text).not.toMatch(/\{\{|\{%|\u202E/);
    expect(noteHtml).not.toContain('<img');
    expect(requester.email).toBeNull();
  });

  it('stays far under the 64 kB at which a comment is cut', () => {
    const much = '"本'.repeat(5_000);
    const diagnostics = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}${much}`, much]));
    const attempts = Array.from({ length: 500 }, () => ({ step: much, worked: null }));
    const { noteHtml } = draftTicket(brief({ diagnostics, attempts }), noRouting);
    expect(Buffer.byteLength(noteHtml)).toBeLessThan(64 * 1024);
    expect(noteHtml).toContain('480 more in the attached brief');
    expect(noteHtml).toContain('Cut here');

    const messages = Array.from({ length: 500 }, (_, index) => briefMessage(`m-${index}`, 'short'));
    expect(draftTicket(brief({ messages }), noRouting).noteHtml).toContain('The last 10 of 500 messages');
  });

  it('tags in small letters, once each', () => {
    expect(draftTicket(brief(), { ...noRouting, tags: ['VIP Customer', 'baton'] }).tags).toEqual([
      'baton',
      'baton_asked_for_human',
      'baton_bot_shop-bot',
      'vip_customer',
    ]);
  });

  it('attaches the brief, whole', () => {
    const { files, metadata } = draftTicket(brief(), noRouting);
    expect(parseBrief(files[0]!.body)).toEqual(brief());
    expect(parseBrief(metadata.baton_brief)).toEqual(brief());
  });
});
