import type { PlatformSample } from './platform-sample.ts';

export const sunshine: PlatformSample[] = [
  {
    payload: {
      app: { id: 'a' },
      webhook: { id: 'w', version: 'v2' },
      events: [
        {
          id: 'e1',
          createdAt: '2026-03-02T10:00:00.000Z',
          type: 'conversation:message',
          payload: {
            conversation: { id: 'sc-7', metadata: { plan: 'gold' }, activeSwitchboardIntegration: { integrationType: 'zd:answerBot' } },
            message: {
              id: 'm1',
              received: '2026-03-02T10:00:00.000Z',
              author: {
                type: 'user',
                userId: 'u-1',
                displayName: 'Tomasz',
                user: { externalId: 'x-9', profile: { email: 'tomasz@example.com', locale: 'pl' } },
              },
              content: { type: 'text', text: 'Bilet się nie otwiera' },
              source: { type: 'whatsapp' },
            },
          },
        },
        {
          id: 'e2',
          createdAt: '2026-03-02T10:00:05.000Z',
          type: 'conversation:message',
          payload: {
            conversation: { id: 'sc-7', activeSwitchboardIntegration: { integrationType: 'zd:answerBot' } },
            message: {
              id: 'm2',
              received: '2026-03-02T10:00:05.000Z',
              author: { type: 'business', displayName: 'Kasia' },
              content: { type: 'image', mediaUrl: 'https://example.com/help.png', altText: 'Jak otworzyć bilet' },
            },
          },
        },
        {
          id: 'e3',
          createdAt: '2026-03-02T10:00:06.000Z',
          type: 'switchboard:passControl',
          payload: {
            conversation: { id: 'sc-7' },
            reason: 'transferToEmail',
            metadata: { 'dataCapture.ticketField.1': 'bilety', intent: 'ticket_locked', sentiment: 'negative' },
          },
        },
      ],
    },
    type: 'handoff_requested',
    id: 'sc-7',
    says: [
      ['requester', 'Bilet się'],
      ['bot', 'Jak otworzyć'],
    ],
  },
];
