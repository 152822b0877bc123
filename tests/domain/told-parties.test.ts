import { describe, expect, it } from 'vitest';
import { asChatwootWebhook } from '#domain/envelopes/chatwoot.ts';
import { chatwoot } from '#domain/platforms/chatwoot.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { workOf } from '../helpers/work-of.ts';

const read = (value: unknown) => readTranscript(JSON.stringify(value));
const said = (value: unknown) => read(value)?.conversation.messages.map(({ author, name, text }) => [author, name ?? null, text]);

const cloud = (contacts: unknown[], messages: unknown[], history: unknown[] = []) => ({
  entry: [{ changes: [{ value: { messaging_product: 'whatsapp', metadata: { phone_number_id: '7' }, contacts, messages, history } }] }],
});
const cloudText = (from: string, body: string, id = body) => ({ from, id, timestamp: '1772600000', type: 'text', text: { body } });

describe('who wrote, where a field is there and empty', () => {
  it('Slack: a bot is one with an id', () => {
    const rows = ['The lift is stuck.', 'On which floor?'].map((text, at) => ({
      ...{ type: 'message', ts: `177260000${at}.000100`, text, subtype: null, bot_id: null },
      user: `U0000000${at}`,
    }));
    expect(said(rows)?.map(([author]) => author)).toEqual(['requester', 'agent']);
  });

  it('Genesys: a contact is one that is told', () => {
    const bot = { from: 'lift-bot', fromUser: null, fromExternalContact: null, messageText: 'How can I help?', purpose: null };
    const person = { from: '+49301', fromExternalContact: { id: 'e1', name: 'Ida' }, messageText: 'The lift is stuck.' };
    const all = said({ messagingTranscript: [bot, person] });
    expect(all?.[1]).toEqual(['requester', 'Ida', 'The lift is stuck.']);
    expect(all?.[0]?.[0]).not.toBe('requester');
  });

  it('WhatsApp: what was written before the business joined is the person’s, also where they have a name in place of a number', () => {
    const thread = { id: 'u.ida', messages: [{ ...cloudText('', 'The lift is stuck.'), from: null, from_user_id: 'u.ida' }] };
    expect(said(cloud([], [], [{ threads: [thread] }]))?.[0]?.[0]).toBe('requester');
  });

  it('WhatsApp: nobody has the name of another', () => {
    const ann = { wa_id: '222222', profile: { name: 'Ann' } };
    expect(read(cloud([ann], [cloudText('333333', 'The lift is stuck.')]))?.conversation.requester.name).toBeNull();
    expect(read(cloud([ann], [cloudText('222222', 'The lift is stuck.')]))?.conversation.requester.name).toBe('Ann');
    expect(read(cloud([{ profile: { name: 'Bo' } }], [cloudText('333333', 'Stuck.')]))?.conversation.requester.name).toBe('Bo');
  });

  it.each(['conversation.read', 'conversation.mentioned', 'conversation.contact_changed', 'conversation.typing_on'])(
    'Chatwoot: %s on its socket hands nothing off',
    (event) => {
      expect(chatwoot.recognises(asChatwootWebhook({ event, data: { id: 5, status: 'open', messages: [] } }))).toBe(false);
    },
  );

  it('Chatwoot: a status that changes on its socket does', () => {
    const frame = { event: 'conversation.status_changed', data: { id: 5, status: 'open', messages: [] } };
    expect(chatwoot.read(asChatwootWebhook(frame)).type).toBe('handoff_requested');
  });

  it('people are looked up, not looked for: many of them cost what they are', () => {
    const many: [string, (size: number) => unknown][] = [
      [
        'WhatsApp',
        (size) =>
          cloud(
            Array.from({ length: size }, (_, at) => ({ wa_id: `${100_000 + at}`, profile: { name: `N${at}` } })),
            Array.from({ length: size }, (_, at) => cloudText('100000', `m${at}`)),
          ),
      ],
      [
        'LivePerson',
        (size) => ({
          consumerParticipants: Array.from({ length: size }, (_, at) => ({ participantId: `p${at}` })),
          messageRecords: Array.from({ length: size }, (_, at) => ({
            ...{ sentBy: 'Consumer', participantId: `p${at}`, timeL: 1_772_600_000_000 + at },
            messageData: { msg: { text: `m${at}` } },
          })),
        }),
      ],
    ];
    for (const [name, of] of many) {
      const [small, large] = [1_500, 6_000].map((size) => {
        const text = JSON.stringify(of(size));
        return Math.min(
          workOf(() => readTranscript(text)),
          workOf(() => readTranscript(text)),
        );
      });
      expect(large! / Math.max(small!, 5), name).toBeLessThan(12);
    }
  }, 60_000);
});
