import { describe, expect, it } from 'vitest';
import { asChatwootWebhook } from '#domain/envelopes/chatwoot.ts';
import { chatwoot } from '#domain/platforms/chatwoot.ts';
import { whatsAppCloud } from '#domain/platforms/whatsapp-cloud.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import { livePerson } from '#domain/transcripts/live-person.ts';

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

  it('WhatsApp: who has an id in place of a number has the name of that contact', () => {
    const people = [
      { user_id: 'DE.11', profile: { name: 'Ida', username: '@ida' } },
      { wa_id: '222222', user_id: 'DE.22', profile: { name: 'Ann' } },
    ];
    const message = { ...cloudText('', 'The lift is stuck.'), from: undefined, from_user_id: 'DE.11' };
    expect(said(cloud(people, [message]))).toEqual([['requester', 'Ida', 'The lift is stuck.']]);
    expect(said({ contacts: people, messages: [message] })).toEqual([['requester', 'Ida', 'The lift is stuck.']]);
    expect(said(cloud(people, [{ ...cloudText('222222', 'Stuck.'), from_user_id: 'DE.22' }]))).toEqual([['requester', 'Ann', 'Stuck.']]);
    expect(said(cloud(people, [{ ...cloudText('333333', 'Stuck.'), from_user_id: 'DE.11' }]))?.[0]?.[1]).toBe('Ida');
    expect(said(cloud(people, [{ ...message, from_user_id: 'DE.33' }]))?.[0]?.[1]).toBeNull();
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

  it('people are looked up, not looked for: each is asked who they are as often, however many there are', () => {
    let asked = 0;
    const person = (key: string, id: string) => {
      const get = () => {
        asked += 1;
        return id;
      };
      return Object.defineProperty({ profile: { name: id } }, key, { enumerable: true, get });
    };
    const each = (size: number, of: (at: number) => object) => Array.from({ length: size }, (_, at) => of(at));
    const askedOf: [string, (size: number) => void][] = [
      [
        'WhatsApp',
        (size) =>
          whatsAppCloud.read(
            cloud(
              each(size, (at) => person('wa_id', `${100_000 + at}`)),
              each(size, (at) => cloudText('100000', `m${at}`)),
            ),
          ),
      ],
      [
        'LivePerson',
        (size) =>
          livePerson({
            consumerParticipants: each(size, (at) => person('participantId', `p${at}`)),
            messageRecords: each(size, (at) => ({
              ...{ sentBy: 'Consumer', participantId: `p${at}`, timeL: 1_772_600_000_000 + at },
              messageData: { msg: { text: `m${at}` } },
            })),
          }),
      ],
    ];
    for (const [name, read] of askedOf) {
      const [few, many] = [20, 400].map((size) => {
        asked = 0;
        read(size);
        return asked / size;
      });
      expect(few, name).toBeGreaterThan(0);
      expect(many, name).toBeLessThanOrEqual(few! + 1);
    }
  });
});
