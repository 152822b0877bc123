import type { Brief, BriefMessage } from '#domain/brief.ts';
import type { Routing } from '#domain/helpdesk.ts';

export function briefMessage(id: string, text: string, changes: Partial<BriefMessage> = {}): BriefMessage {
  return {
    id,
    author: 'requester',
    name: null,
    text,
    sent_at: null,
    confidence: null,
    intent: null,
    sources: null,
    attachments: [],
    ...changes,
  };
}

export function brief(changes: Partial<Brief> = {}): Brief {
  return {
    version: 1,
    handoff: { id: 'h-1', state: 'requested', requested_at: '2026-11-23T10:00:00.000Z' },
    why: {
      decision: 'handoff',
      priority: 'high',
      reasons: [
        {
          code: 'asked_for_human',
          rule: 'customer-asks',
          strength: 0.95,
          sentence: 'Asked.',
          params: { quote: 'a human please' },
          evidence: ['m-1'],
        },
      ],
    },
    conversation: { id: 'c-1', bot: 'shop-bot', bot_name: 'Shop assistant', channel: 'chat', locale: 'en', started_at: null },
    requester: { id: 'r-1', name: 'Maya', email: 'maya@shopper.example', phone: null, attributes: {} },
    intent: 'refund',
    classification: null,
    confidence: 0.41,
    attempts: [],
    diagnostics: {},
    messages: [briefMessage('m-1', 'a human please')],
    omitted: 0,
    missing: [],
    say: null,
    from_requester: [],
    summary: null,
    ...changes,
  };
}

/** Rules that want nothing of the ticket. */
export const noRouting: Routing = { tags: [], group: null, form: null, fields: {} };
