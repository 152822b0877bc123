import type { PlatformSample } from './platform-sample.ts';

export const voiceflow: PlatformSample[] = [
  {
    payload: {
      sessionID: 'vf-7',
      user_id: 'u-3',
      variables: { city: 'Ghent', last_intent: 'book_table' },
      traces: [
        {
          turnID: 't1',
          type: 'request',
          format: 'request',
          startTime: '2026-03-02T10:00:00.000Z',
          payload: { type: 'intent', payload: { query: 'a table for nine', intent: { name: 'book_table' }, confidence: 0.83 } },
        },
        {
          turnID: 't1',
          type: 'debug',
          format: 'trace',
          startTime: '2026-03-02T10:00:00.100Z',
          payload: { type: 'debug', payload: { message: 'prompt: secret' } },
        },
        {
          turnID: 't1',
          type: 'text',
          format: 'trace',
          startTime: '2026-03-02T10:00:00.200Z',
          payload: { type: 'text', payload: { message: 'That many needs a phone call.' } },
        },
        {
          turnID: 't1',
          type: 'live_agent_handoff',
          format: 'trace',
          startTime: '2026-03-02T10:00:00.300Z',
          payload: { reason: 'large party' },
        },
      ],
    },
    type: 'handoff_requested',
    id: 'vf-7',
    says: [
      ['requester', 'a table for nine'],
      ['bot', 'That many'],
    ],
  },
];
