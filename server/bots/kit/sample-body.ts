import type { BotKind } from '../index.ts';

export interface SampleWords {
  /** Id of the conversation, by which a sample is known. */
  conversation: string;
  /** What the requester says. */
  text: string;
  /** ISO 8601 in UTC. */
  at: string;
}

type Body = (words: SampleWords) => unknown;

/** A turn of one requester in the shape in which each platform writes it, with no more than it must have. */
const bodies: Record<BotKind, Body> = {
  baton: ({ conversation, text, at }) => ({
    type: 'message.created',
    timestamp: at,
    data: {
      conversation: { id: conversation, channel: 'chat', locale: 'en' },
      requester: { id: conversation, name: 'Sample requester' },
      messages: [{ id: 'm-1', author: 'requester', text, sent_at: at }],
    },
  }),
  copilot_studio: ({ conversation, text, at }) => ({
    type: 'message',
    id: 'm-1',
    timestamp: at,
    from: { id: conversation, name: 'Sample requester', role: 'user' },
    conversation: { id: conversation },
    text,
  }),
  custom_gpt: ({ conversation, text }) => ({
    data: {
      conversation: { id: 1, session_id: conversation, name: 'Sample' },
      messages: { data: [{ id: 1, user_query: text, openai_response: 'One moment, please.' }] },
    },
  }),
  botpress: ({ conversation, text }) => ({
    conversationId: conversation,
    userId: conversation,
    messageHistory: [{ source: { type: 'user', userId: conversation }, type: 'text', payload: { text } }],
  }),
  dialogflow_cx: ({ conversation, text }) => ({
    detectIntentResponseId: 'r-1',
    sessionInfo: { session: `projects/sample/locations/eu/agents/sample/sessions/${conversation}` },
    fulfillmentInfo: { tag: 'sample' },
    text,
    languageCode: 'en',
  }),
  dialogflow_es: ({ conversation, text }) => ({
    responseId: 'r-1',
    session: `projects/sample/agent/sessions/${conversation}`,
    queryResult: { queryText: text, languageCode: 'en' },
  }),
  amazon_lex: ({ conversation, text }) => ({
    sessionId: conversation,
    inputTranscript: text,
    inputMode: 'Text',
    bot: { name: 'Sample', localeId: 'en_US' },
    sessionState: { originatingRequestId: 'r-1' },
  }),
  amazon_connect: ({ conversation, text }) => ({
    Channel: 'CHAT',
    LanguageCode: 'en-US',
    Participants: [{ ParticipantId: 'p-1', ParticipantRole: 'CUSTOMER' }],
    CustomerMetadata: { ContactId: conversation },
    Transcript: [{ Id: 'm-1', ParticipantId: 'p-1', Content: text }],
  }),
  rasa: ({ conversation, text, at }) => ({
    sender_id: conversation,
    tracker: {
      sender_id: conversation,
      events: [{ event: 'user', text, timestamp: Date.parse(at) / 1000, message_id: 'm-1', parse_data: {} }],
    },
  }),
  intercom: ({ conversation, text, at }) => ({
    type: 'notification_event',
    topic: 'conversation.user.replied',
    data: {
      item: {
        type: 'conversation',
        id: conversation,
        source: { id: 'm-1', body: text, author: { type: 'user', id: conversation, name: 'Sample requester' } },
        created_at: Math.floor(Date.parse(at) / 1000),
        conversation_parts: { conversation_parts: [] },
      },
    },
  }),
  ada: ({ conversation, text, at }) => ({
    type: 'v1.conversation.message',
    timestamp: at,
    data: {
      message_id: 'm-1',
      conversation_id: conversation,
      end_user_id: conversation,
      author: { id: conversation, role: 'end_user', display_name: 'Sample requester' },
      content: { type: 'text', body: text },
      created_at: at,
    },
  }),
  sunshine: ({ conversation, text, at }) => ({
    webhook: { id: 'w', version: 'v2' },
    events: [
      {
        id: 'e-1',
        type: 'conversation:message',
        payload: {
          conversation: { id: conversation },
          message: {
            id: 'm-1',
            received: at,
            author: { type: 'user', userId: conversation, displayName: 'Sample requester' },
            content: { type: 'text', text },
          },
        },
      },
    ],
  }),
  chatwoot: ({ conversation, text, at }) => ({
    event: 'message_created',
    id: 1,
    content: text,
    created_at: at,
    message_type: 'incoming',
    sender: { id: 1, name: 'Sample requester', type: 'contact' },
    conversation: { id: conversation, channel: 'Channel::WebWidget', meta: { sender: { id: conversation, name: 'Sample requester' } } },
  }),
  voiceflow: ({ conversation, text, at }) => ({
    sessionID: conversation,
    user_id: conversation,
    traces: [{ turnID: 't-1', type: 'request', format: 'request', startTime: at, payload: { type: 'text', payload: text } }],
  }),
  twilio: ({ conversation, text, at }) => ({
    EventType: 'onMessageAdded',
    ConversationSid: conversation,
    MessageSid: 'm-1',
    Body: text,
    Author: conversation,
    DateCreated: at,
  }),
  openai_messages: ({ conversation, text }) => ({ conversation_id: conversation, messages: [{ role: 'user', content: text }] }),
};

/** The bytes of a sample as that platform would post them. */
export function sampleBody(kind: BotKind, words: SampleWords): string {
  const body = bodies[kind](words);
  return kind === 'twilio' ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}
