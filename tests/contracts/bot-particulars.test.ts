import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bots } from '../../server/bots/index.ts';
import { timeOf } from '../../server/domain/lenient.ts';
import { customGptTime } from '../../server/domain/platforms/custom-gpt.ts';

const read = (kind: keyof typeof bots, value: unknown) => bots[kind].read(new TextEncoder().encode(JSON.stringify(value)));
const fixture = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/bots', name), 'utf8'));
const message = (changes: object = {}) => ({ author: 'requester', text: 'hello', ...changes });
const payload = (...messages: object[]) => ({ type: 'message.created', data: { conversation: { id: 'c' }, messages } });

describe("bots: Baton's own format", () => {
  it('needs type, conversation id and messages, and nothing else', () => {
    expect(read('baton', payload()).conversation).toMatchObject({ id: 'c', channel: 'other', messages: [] });
    expect(() => read('baton', { ...payload(), type: 'x' })).toThrow(expect.objectContaining({ path: 'type' }));
    expect(() => read('baton', { type: 'message.created', data: { messages: [] } })).toThrow(
      expect.objectContaining({ path: 'data.conversation' }),
    );
    expect(() => read('baton', { type: 'message.created', data: { conversation: { id: 'c' } } })).toThrow(
      expect.objectContaining({ path: 'data.messages' }),
    );
  });

  it('says where a message is wrong', () => {
    expect(() => read('baton', payload(message(), message({ author: 'alien' })))).toThrow(
      expect.objectContaining({ path: 'data.messages.1.author' }),
    );
    expect(() => read('baton', payload(message({ confidence: 41 })))).toThrow(/between 0 and 1 \(0\.41, not 41\)/);
    expect(() => read('baton', payload(message({ id: 'm' }), message({ id: 'm' })))).toThrow(
      expect.objectContaining({ path: 'data.messages.1.id' }),
    );
    expect(() => read('baton', payload(...Array.from({ length: 2_001 }, () => message())))).toThrow(
      expect.objectContaining({ path: 'data.messages' }),
    );
  });

  it('keeps what it has no place for among the diagnostics', () => {
    const { report } = read('baton', {
      ...payload(),
      data: { ...payload().data, bot: { model: 'm-7', diagnostics: { step: 3 } } },
    }).conversation;
    expect(report.diagnostics).toEqual({ model: 'm-7', step: 3 });
  });

  it('knows the parties by their other names', () => {
    const { messages } = read('baton', payload(message({ author: 'user' }), message({ author: 'assistant', id: 'x' }))).conversation;
    expect(messages.map(({ author }) => author)).toEqual(['requester', 'bot']);
    const others = {
      requester: 'requester',
      customer: 'requester',
      user: 'requester',
      bot: 'bot',
      assistant: 'bot',
      agent: 'agent',
      system: 'system',
    };
    for (const [name, author] of Object.entries(others))
      expect([name, read('baton', payload(message({ author: name }))).conversation.messages[0]?.author]).toEqual([name, author]);
  });
});

describe('bots: Copilot Studio', () => {
  const body = fixture('copilot-studio-handoff.json');
  const event = body.activities[0];

  it('reads the variables, and says how many activities are not in the transcript', () => {
    const { report, locale } = read('copilot_studio', body).conversation;
    expect(report).toMatchObject({
      intent: 'Display error codes',
      name: 'Nordic Bikes',
      reason: 'Reset did not help, rider needs the workshop',
    });
    expect(report.diagnostics).toMatchObject({ bikeModel: 'Fjord 3', errorCode: 'E-21', activities_not_in_transcript: 1 });
    expect(locale).toBe('en-GB');
  });

  it('takes the scores of the ranked intents, and times with seven digits', () => {
    const { messages } = read('copilot_studio', body).conversation;
    expect(messages.map(({ confidence }) => confidence)).toEqual([null, 0.87, null, 0.52, null, 0.91]);
    expect(messages[0]!.sentAt).toBe('2026-05-04T08:12:03.441Z');
  });

  it('takes the event alone, in a list, or in an object; the transcript as text too', () => {
    const expected = read('copilot_studio', body);
    const asText = { ...event, attachments: [{ ...event.attachments[0], content: JSON.stringify(event.attachments[0].content) }] };
    for (const one of [event, [event], { activities: [asText] }]) expect(read('copilot_studio', one)).toEqual(expected);
  });

  it('adds the messages that came beside the event, once', () => {
    const late = { ...event.attachments[0].content.activities[0], id: 'late', text: 'one more thing' };
    const known = event.attachments[0].content.activities[1];
    const { messages } = read('copilot_studio', [event, known, late]).conversation;
    expect(messages.map(({ text }) => text).slice(5)).toEqual(["I'll pass you to the workshop team.", 'one more thing']);
  });

  it('reads a card that was filled in, which comes back as its fields', () => {
    const filled = {
      type: 'message',
      id: '1',
      value: { order: 'A-77', days: 3 },
      from: { id: 'u', role: 'user' },
      conversation: { id: 'c-1' },
    };
    expect(read('copilot_studio', [filled]).conversation.messages).toMatchObject([{ author: 'requester', text: 'order: A-77\ndays: 3' }]);
  });

  it('says what is missing, and reads what Direct Line relays without an event', () => {
    expect(() => read('copilot_studio', { activities: [] })).toThrow(expect.objectContaining({ path: 'conversation.id' }));
    const relayed = [{ type: 'message', text: 'hello', from: { id: 'u', role: 'user' }, conversation: { id: 'c-1' } }];
    expect(read('copilot_studio', relayed)).toMatchObject({
      type: 'message_created',
      conversation: { id: 'c-1', messages: [{ text: 'hello' }] },
    });
  });
});

describe('bots: CustomGPT', () => {
  it('finds the half of the day that the list does not tell', () => {
    const started = '2023-06-25T17:00:31.000000Z';
    expect(customGptTime('25 Jun 2023 05:01:11', started)).toBe('2023-06-25T17:01:11.000Z');
    expect(customGptTime('25 Jun 2023 05:01:11', '2023-06-25T05:00:31Z')).toBe('2023-06-25T05:01:11.000Z');
    expect(customGptTime('2023-06-25T17:01:11.000000Z', started)).toBe('2023-06-25T17:01:11.000Z');
    expect(customGptTime('soon', started)).toBeNull();
  });

  it('says how many messages are on other pages', () => {
    const body = fixture('custom-gpt-conversation.json');
    body.data.messages.total = 26;
    expect(read('custom_gpt', body).conversation.report.diagnostics).toMatchObject({ messages_on_other_pages: 22 });
  });

  it('takes what customer intelligence says of the questions, in a report beside them or within them', () => {
    const { intelligence: rows, ...beside } = fixture('custom-gpt-conversation.json');
    const within = structuredClone(beside);
    for (const one of within.data.messages.data)
      Object.assign(one, rows.find((row: { prompt_id: number }) => row.prompt_id === one.id) ?? {});
    for (const body of [{ ...beside, intelligence: rows }, { ...beside, intelligence: { data: { data: rows } } }, within]) {
      const { messages, report, locale } = read('custom_gpt', body).conversation;
      expect(report).toMatchObject({
        intent: 'Contact support',
        classification: 'Winter figures, Support',
        diagnostics: { sentiment: 'Frustrated', risk_level: 'high', stakeholder_status: 'Customer', verified_claims_score: 40 },
      });
      expect(locale).toBe('en');
      expect([messages[0]!.intent, messages[2]!.intent, messages[6]!.intent]).toEqual(['Product information', null, 'Contact support']);
      expect(messages).toHaveLength(8);
    }
    expect(read('custom_gpt', beside).conversation.report.diagnostics).not.toHaveProperty('sentiment');
  });

  it('gives the sources of each answer as text', () => {
    const { messages } = read('custom_gpt', fixture('custom-gpt-conversation.json')).conversation;
    expect(messages[1]!.sources).toEqual(['7731.0', '7740.0']);
    expect(messages[5]!.sources).toEqual([]);
    expect(messages[0]!.sources).toBeNull();
  });
});

describe('bots: times', () => {
  it('are read with any number of digits and any offset, or are null', () => {
    expect(timeOf('2020-02-10T21:51:30.6362632+00:00')).toBe('2020-02-10T21:51:30.636Z');
    expect(timeOf('2026-03-14T10:00:00.123456789Z')).toBe('2026-03-14T10:00:00.123Z');
    expect(timeOf('2026-03-14T10:00:00+02:00')).toBe('2026-03-14T08:00:00.000Z');
    for (const one of [1_773_482_400, '1773482400', 1_773_482_400_000, 1_773_482_400_000_000, '1773482400000000000', 1_773_482_400e9])
      expect(timeOf(one)).toBe('2026-03-14T10:00:00.000Z');
    expect([timeOf('2026-03-14 10:00:00'), timeOf('2026-03-14T10:00:00.5')]).toEqual([
      '2026-03-14T10:00:00.000Z',
      '2026-03-14T10:00:00.500Z',
    ]);
    for (const one of ['March 14, 2026 10:00 AM', 'Sat, 14 Mar 2026 10:00:00 GMT', 'Mar 14 2026 12:00:00 +0200'])
      expect(timeOf(one)).toBe('2026-03-14T10:00:00.000Z');
    expect([timeOf(''), timeOf(null), timeOf('yesterday')]).toEqual([null, null, null]);
  });
});

describe('bots: Chatwoot', () => {
  const event = (name: string, changes: object = {}) => ({
    event: name,
    id: 7,
    status: 'open',
    messages: [{ id: 1, content: 'hello', message_type: 0, created_at: 1_764_000_000 }],
    ...changes,
  });

  it('takes only a change of the status for a handoff, not a new conversation or a new label', () => {
    expect(read('chatwoot', event('conversation_status_changed')).type).toBe('handoff_requested');
    expect(read('chatwoot', event('conversation_created')).type).toBe('message_created');
    expect(read('chatwoot', event('conversation_updated', { changed_attributes: [{ label_list: {} }] })).type).toBe('message_created');
  });
});

describe('bots: Intercom', () => {
  it('tells its ping from a conversation', () => {
    const ping = { type: 'notification_event', topic: 'ping', data: { item: { type: 'ping', message: 'hello' } } };
    const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    expect(bots.intercom.isTest?.(bytes(ping))).toBe(true);
    expect(bots.intercom.isTest?.(bytes({ ...ping, topic: 'conversation.user.replied', data: { item: { type: 'conversation' } } }))).toBe(
      false,
    );
  });
});

describe('bots: Amazon Connect', () => {
  const ask = (address: string) =>
    new TextEncoder().encode(
      JSON.stringify({
        Type: 'SubscriptionConfirmation',
        MessageId: 'm',
        TopicArn: 'arn:aws:sns:x',
        Message: 'You …',
        SubscribeURL: address,
      }),
    );

  it('tells where to confirm that SNS may deliver, if that is at Amazon', () => {
    const address = 'https://sns.eu-west-2.amazonaws.com/?Action=ConfirmSubscription&Token=abc';
    expect([bots.amazon_connect.isTest?.(ask(address)), bots.amazon_connect.confirmAt?.(ask(address))]).toEqual([true, address]);
    for (const other of ['http://sns.eu-west-2.amazonaws.com/?Token=abc', 'https://sns.eu-west-2.amazonaws.com.example.com/', ''])
      expect([bots.amazon_connect.isTest?.(ask(other)), bots.amazon_connect.confirmAt?.(ask(other))]).toEqual([false, null]);
  });
});

describe('bots: lists of what a platform sends one by one', () => {
  it('are of one conversation, or refused', () => {
    const turn = (session: string) => ({ responseId: session, session, queryResult: { queryText: 'hi', intent: { displayName: 'x' } } });
    expect(read('dialogflow_es', [turn('s'), { ...turn('s'), responseId: 'r2' }]).conversation.messages).toHaveLength(2);
    expect(() => read('dialogflow_es', [turn('s'), turn('t')])).toThrow(/several conversations/);
  });
});

describe('bots: who wrote', () => {
  const authors = (kind: keyof typeof bots, value: unknown) => read(kind, value).conversation.messages.map(({ author }) => author);

  it("is told by the kind of a Rasa event, and by a mark where people answer in the bot's name", () => {
    const events = [
      { event: 'user', text: 'a', timestamp: 1 },
      { event: 'bot', text: 'b', timestamp: 2 },
      { event: 'agent', text: 'c', timestamp: 3 },
      { event: 'bot', text: 'd', timestamp: 4, metadata: { author: 'agent' } },
      { event: 'action', name: 'action_listen', timestamp: 5 },
    ];
    expect(authors('rasa', { sender_id: 's', events })).toEqual(['requester', 'bot', 'agent', 'agent']);
  });

  it('is told by the place in each of the shapes of Dialogflow CX', () => {
    const answers = [{ text: { text: ['b'] } }];
    expect(authors('dialogflow_cx', { sessionInfo: { session: 'p/s' }, text: 'a', messages: answers })).toEqual(['requester', 'bot']);
    expect(authors('dialogflow_cx', { session: 'p/s', queryResult: { text: 'a', responseMessages: answers } })).toEqual([
      'requester',
      'bot',
    ]);
    const turn = (text: string) => ({
      request: { queryInput: { text: { text } } },
      response: { queryResult: { responseMessages: answers } },
    });
    expect(authors('dialogflow_cx', { name: 'p/s', interactions: [turn('c'), turn('a')] })).toEqual([
      'requester',
      'bot',
      'requester',
      'bot',
    ]);
    const end = { name: 'end_session', session: 'p/s', args: { params: { ESCALATION_MESSAGE: 'One moment.' } } };
    expect(authors('dialogflow_cx', end)).toEqual(['bot']);
  });
});

describe("bots: which conversation CustomGPT's answer to one question is of", () => {
  const data = { id: 7, user_query: 'where is it?', openai_response: 'On its way.', conversation_id: 42 };

  it('is told by the session that whoever posts it adds, or else by the number alone', () => {
    const idOf = (value: unknown) => read('custom_gpt', value).conversation.id;
    expect(idOf({ session_id: 's-1', data })).toBe('s-1');
    expect(idOf({ data })).toBe('42');
    expect(read('custom_gpt', { data }).conversation.messages.map(({ id, author }) => [id, author])).toEqual([
      ['7-q', 'requester'],
      ['7-a', 'bot'],
    ]);
  });

  it('is asked for where neither is there', () => {
    expect(() => read('custom_gpt', { data: { ...data, conversation_id: null } })).toThrow(
      expect.objectContaining({ code: 'bad_payload', path: 'data.conversation.session_id' }),
    );
  });
});
