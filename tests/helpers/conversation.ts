import type { Author, Conversation, Message } from '#domain/conversation.ts';

let count = 0;

export function message(author: Author, text: string, changes: Partial<Message> = {}): Message {
  count += 1;
  return {
    id: `m-${count}`,
    author,
    name: null,
    text,
    sentAt: null,
    confidence: null,
    intent: null,
    sources: null,
    attachments: [],
    ...changes,
  };
}

export function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c-1',
    channel: 'chat',
    locale: null,
    startedAt: null,
    requester: { id: null, name: null, email: null, phone: null, attributes: {} },
    messages: [],
    ...changes,
    report: {
      name: null,
      intent: null,
      classification: null,
      confidence: null,
      reason: null,
      attempts: [],
      diagnostics: {},
      ...changes.report,
    },
  };
}
