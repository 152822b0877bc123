import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { brief, briefMessage } from '../helpers/brief.ts';

/** A shop's conversation in which everything is to be seen. @param id another one is another conversation */
export function richPayload(id: string, now: number) {
  const sample = samplePayload(id, now);
  const { data } = sample;
  const at = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString();
  const before = [
    { id: 'p-1', author: 'requester', text: 'Hello, thanks for the quick delivery last week!', sent_at: at(9_000), attachments: [] },
    { id: 'p-2', author: 'bot', text: 'Great to hear! Which order is it about?', sent_at: at(8_990), confidence: 0.9, intent: 'greeting' },
  ];
  const after = [
    { id: 'p-3', author: 'requester', text: 'This is ridiculous!!! My card is [REDACTED]', sent_at: at(30) },
    { id: 'p-4', author: 'bot', text: 'A colleague will call you within 24 hours. Which bank is it?', sent_at: at(20), confidence: 0.2 },
    { id: 'p-5', author: 'requester', text: 'A human, please.', sent_at: at(10) },
  ];
  const diagnostics = { ...data.bot.diagnostics, refund_iban: null };
  return { ...sample, data: { ...data, messages: [...before, ...data.messages, ...after], bot: { ...data.bot, diagnostics } } };
}

const said = [
  'Where is my parcel? It was due on Monday and nobody has rung.',
  'It left the depot this morning and is on its way to you.',
  'That is what you said yesterday, and the day before, and I have stayed at home for three days now to receive it.',
  'Thank you for your patience. Is there anything else I can help you with?',
];

/** A brief of many messages. */
export function longBrief(count: number) {
  const start = Date.parse('2026-11-01T08:00:00Z');
  const messages = Array.from({ length: count }, (_, index) =>
    briefMessage(`m-${index}`, `${said[index % said.length]} (${index})`, {
      author: index % 2 === 0 ? 'requester' : 'bot',
      sent_at: new Date(start + index * 45_000 + Math.floor(index / 40) * 7_200_000).toISOString(),
      confidence: index % 2 === 0 ? null : 0.9 - ((index * 7) % 60) / 100,
      intent: index % 2 === 0 ? null : 'track_parcel',
    }),
  );
  const [reason] = brief().why.reasons;
  const last = messages.findLast(({ author }) => author === 'requester')!;
  return brief({
    messages,
    why: { decision: 'handoff', priority: 'high', reasons: [{ ...reason!, evidence: [last.id, 'm-0'] }] },
    attempts: [{ step: 'Told that the parcel is on its way', worked: false }],
    diagnostics: { parcel: 'PX-88213', depot: 'Leipzig' },
  });
}

/** The same in webhooks of Baton's own format, none of them too large; the last one hands off. */
export function longPayloads(id: string, count: number) {
  const { messages } = longBrief(count);
  const sample = samplePayload(id, Date.now());
  const conversation = { id, channel: 'chat', locale: 'en' };
  const size = 1_000;
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => {
    const isLast = (index + 1) * size >= count;
    const said = messages.slice(index * size, (index + 1) * size).map(({ id: source, author, text, sent_at, confidence, intent }) => ({
      id: source,
      author,
      text,
      sent_at,
      ...(confidence === null ? {} : { confidence }),
      ...(intent === null ? {} : { intent }),
    }));
    const { requester, bot } = sample.data;
    return {
      ...sample,
      type: isLast ? 'handoff.requested' : 'message.created',
      data: { conversation, requester, messages: said, ...(isLast ? { bot } : {}) },
    };
  });
}
