import type { PlatformSample } from './platform-sample.ts';

export const ada: PlatformSample[] = [
  {
    payload: {
      type: 'v1.conversation.message',
      timestamp: '2026-03-02T10:00:00.123456+00:00',
      data: {
        message_id: 'ada-m1',
        conversation_id: 'ada-7',
        end_user_id: 'eu-1',
        author: { id: 'eu-1', role: 'end_user', display_name: 'Noor' },
        content: { type: 'text', body: 'Which gate does my bus leave from?' },
        created_at: '2026-03-02T10:00:00.123456+00:00',
        channel: { id: 'w', type: 'native', modality: 'messaging' },
      },
    },
    type: 'message_created',
    id: 'ada-7',
    says: [['requester', 'Which gate']],
  },
  {
    payload: {
      type: 'v1.conversation.handoff.created',
      timestamp: '2026-03-02T10:05:00Z',
      data: {
        conversation_id: 'ada-7',
        end_user_id: 'eu-1',
        reason_code: 'knowledge_gap',
        metadata: { line: '12', intent: 'departure_gate', sentiment: 'negative' },
      },
    },
    type: 'handoff_requested',
    id: 'ada-7',
    says: [],
  },
];
