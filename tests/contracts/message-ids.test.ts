import { describe, expect, it } from 'vitest';
import { type BotKind, bots } from '../../server/bots/index.ts';

const read = (kind: BotKind, payload: unknown) => bots[kind].read(new TextEncoder().encode(JSON.stringify(payload)));
const idsOf = (kind: BotKind, payload: unknown) => read(kind, payload).conversation.messages.map(({ id }) => id);

type Said = [who: 'person' | 'bot', text: string];
/** A history as a platform writes it, without any ids of messages. */
const histories: Partial<Record<BotKind, (said: Said[]) => unknown>> = {
  openai_messages: (said) => ({
    conversation_id: 'c',
    messages: said.map(([who, content]) => ({ role: who === 'bot' ? 'assistant' : 'user', content })),
  }),
  voiceflow: (said) => ({
    sessionID: 'c',
    traces: said.map(([who, text]) =>
      who === 'bot'
        ? { type: 'text', payload: { payload: { message: text } } }
        : { type: 'request', format: 'request', payload: { payload: { query: text } } },
    ),
  }),
  rasa: (said) => ({ sender_id: 'c', events: said.map(([who, text]) => ({ event: who === 'bot' ? 'bot' : 'user', text })) }),
  botpress: (said) => ({
    conversationId: 'c',
    messageHistory: said.map(([who, text]) => ({ source: { type: who === 'bot' ? 'bot' : 'user' }, payload: { type: 'text', text } })),
  }),
  copilot_studio: (said) => ({
    activities: said.map(([who, text]) => ({
      type: 'message',
      text,
      from: { id: who, role: who === 'bot' ? 'bot' : 'user' },
      conversation: { id: 'c' },
    })),
  }),
};

/** One turn as a platform tells it, without an id of its own. */
const turns: Partial<Record<BotKind, (text: string) => unknown>> = {
  dialogflow_es: (queryText) => ({ session: 'projects/p/sessions/c', queryResult: { queryText } }),
  dialogflow_cx: (text) => ({ sessionInfo: { session: 'projects/p/sessions/c' }, text }),
  amazon_lex: (inputTranscript) => ({ sessionId: 'c', sessionState: {}, inputTranscript }),
  chatwoot: (content) => ({ event: 'message_created', message_type: 'incoming', conversation: { id: 1 }, content }),
  ada: (body) => ({ type: 'v1.conversation.message', data: { conversation_id: 'c', author: { role: 'end_user' }, content: { body } } }),
  twilio: (Body) => ({ ConversationSid: 'c', Author: '+4930901820', Body }),
};

const first: Said[] = [
  ['person', 'my card is gone'],
  ['bot', 'Which card?'],
  ['person', 'yes'],
];
const grown: Said[] = [...first, ['bot', 'Shall I block it?'], ['person', 'yes']];

describe('messages that the platform gives no id', () => {
  it.each(Object.entries(histories))('%s: a history that has grown brings what is new, and nothing twice', (kind, write) => {
    const before = idsOf(kind as BotKind, write(first));
    const after = idsOf(kind as BotKind, write(grown));
    expect(before).toHaveLength(3);
    expect(after.slice(0, 3)).toEqual(before);
    expect(new Set(after).size).toBe(5);
  });

  it.each(Object.entries(histories))('%s: a window that moves on loses nothing', (kind, write) => {
    const known = new Set(idsOf(kind as BotKind, write(first)));
    const moved = idsOf(kind as BotKind, write(grown.slice(1, 4)));
    expect(moved.map((id) => known.has(id))).toEqual([true, true, false]);
  });

  it.each(Object.entries(turns))('%s: two turns are two messages, and one that is sent again is one', (kind, write) => {
    const [one, other, again] = ['my card is gone', 'the blue one', 'my card is gone'].map(
      (text) => idsOf(kind as BotKind, write(text))[0],
    );
    expect(other).not.toBe(one);
    expect(again).toBe(one);
  });
});

describe('messages that the platform names', () => {
  const chat = (...messages: object[]) =>
    read('openai_messages', { conversation_id: 'c', messages }).conversation.messages.map(({ id, text }) => [id, text]);

  it('are one when they are listed twice, and keep their names', () => {
    const yes = { id: 'm-1', role: 'user', content: 'yes' };
    expect(chat(yes, { id: 'm-2', role: 'user', content: 'yes' }, yes)).toEqual([
      ['m-1', 'yes'],
      ['m-2', 'yes'],
    ]);
  });

  it('are two when one name is given to two', () => {
    expect(
      chat({ id: 'm', role: 'user', content: 'a' }, { id: 'm', role: 'assistant', content: 'b' }, { id: 'm', role: 'user', content: 'a' }),
    ).toEqual([
      ['m', 'a'],
      ['m#2', 'b'],
    ]);
  });
});

describe('a transfer that was answered already', () => {
  it('is none when the bot has the conversation back', () => {
    const call = { role: 'assistant', content: null, tool_calls: [{ function: { name: 'transfer_to_human', arguments: '{}' } }] };
    const asked = [{ role: 'user', content: 'a person please' }, call];
    const chat = (messages: unknown[]) => read('openai_messages', { conversation_id: 'c', messages }).type;
    expect(chat(asked)).toBe('handoff_requested');
    expect(chat([...asked, { role: 'tool', content: 'ok' }, { role: 'user', content: 'one more thing' }])).toBe('message_created');

    const turn = (text: string, ...answers: unknown[]) => ({ response: { queryResult: { text, responseMessages: answers } } });
    const handoff = turn('a person please', { liveAgentHandoff: {} });
    const history = (...newestFirst: unknown[]) =>
      read('dialogflow_cx', { name: 'x/c', interactions: newestFirst, metrics: { hasLiveAgentHandoff: true } }).type;
    expect(history(handoff)).toBe('handoff_requested');
    expect(history(turn('one more thing'), handoff)).toBe('message_created');

    const part = (type: string, body: string) => ({ author: { type }, body });
    const fin = (topic: string, ...parts: unknown[]) =>
      read('intercom', {
        type: 'notification_event',
        topic,
        data: {
          item: {
            id: '1',
            state: 'open',
            ai_agent: { resolution_state: 'routed_to_team' },
            conversation_parts: { conversation_parts: parts },
          },
        },
      }).type;
    expect(fin('conversation.user.replied', part('user', 'a person please'))).toBe('handoff_requested');
    expect(fin('conversation.user.replied', part('user', 'a person please'), part('admin', 'Done.'), part('user', 'thanks'))).toBe(
      'message_created',
    );
  });
});

describe('twilio: who wrote', () => {
  it.each([
    ['my-bot@x', {}, 'bot'],
    ['support_chatbot', {}, 'bot'],
    ['ann_40acme_2Ecom', {}, 'agent'],
    ['ann', { member_type: 'agent' }, 'agent'],
    ['+4930901820', {}, 'requester'],
    ['abbott@example.com', {}, 'requester'],
  ])('%s %j is the %s', (Author, attributes, author) => {
    const event = read('twilio', { ConversationSid: 'c', Author, Body: 'hello', Attributes: JSON.stringify(attributes) });
    expect(event.conversation.messages[0]).toMatchObject({ author });
  });
});
