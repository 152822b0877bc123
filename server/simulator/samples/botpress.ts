import type { PlatformSample } from './platform-sample.ts';

export const botpress: PlatformSample[] = [
  {
    payload: {
      title: 'Boiler',
      description: 'asks for a technician',
      userId: 'u-9',
      conversationId: 'bp-1',
      hitlSession: { priority: 'high', intent: 'boiler_fault', confidence: 0.48 },
      messageHistory: [
        { source: { type: 'user', userId: 'u-9' }, type: 'text', payload: { text: 'The boiler shows F28' } },
        { source: { type: 'bot' }, type: 'card', payload: { title: 'Error F28', subtitle: 'Ignition failed' } },
        { source: { type: 'user', userId: 'u-9' }, type: 'image', payload: { imageUrl: 'https://example.com/boiler.jpg' } },
      ],
    },
    type: 'handoff_requested',
    id: 'bp-1',
    says: [
      ['requester', 'The boiler shows F28'],
      ['bot', 'Error F28\nIgnition failed'],
      ['requester', ''],
    ],
  },
  {
    payload: {
      messages: [
        {
          id: 'b3',
          createdAt: '2026-03-02T10:02:00.000Z',
          conversationId: 'bp-2',
          userId: 'bot-1',
          payload: { type: 'choice', text: 'Which floor?', options: [] },
        },
        {
          id: 'b2',
          createdAt: '2026-03-02T10:01:00.000Z',
          conversationId: 'bp-2',
          userId: 'u-9',
          payload: { type: 'text', text: 'The lift is stuck' },
        },
        {
          id: 'b1',
          createdAt: '2026-03-02T10:00:00.000Z',
          conversationId: 'bp-2',
          userId: 'bot-1',
          payload: { type: 'text', text: 'Hello!' },
        },
      ],
      meta: { nextToken: 'more' },
    },
    type: 'message_created',
    id: 'bp-2',
    says: [
      ['bot', 'Hello!'],
      ['requester', 'The lift is stuck'],
      ['bot', 'Which floor?'],
    ],
  },
];
