import type { PlatformSample } from './platform-sample.ts';

export const intercom: PlatformSample[] = [
  {
    payload: {
      type: 'notification_event',
      topic: 'conversation.admin.assigned',
      data: {
        item: {
          type: 'conversation',
          id: 'ic-7',
          created_at: 1_772_445_600,
          title: 'Wrong size',
          state: 'open',
          source: {
            type: 'conversation',
            id: 's1',
            body: '<p>The shoes are <b>too small</b> &amp; narrow</p>',
            author: { type: 'user', id: 'u-1', name: 'Ines', email: 'ines@example.com' },
            attachments: [],
          },
          contacts: { contacts: [{ id: 'c-1', external_id: 'x-1' }] },
          custom_attributes: { order: 'B-12', 'AI Sentiment': 'negative', intent: 'wrong_size' },
          ai_agent: {
            resolution_state: 'routed_to_team',
            content_sources: { content_sources: [{ title: 'Returns', url: 'https://example.com/returns' }] },
          },
          conversation_parts: {
            conversation_parts: [
              {
                id: 1,
                part_type: 'comment',
                body: '<p>You can return them.<br>Free of charge.</p>',
                created_at: 1_772_445_610,
                author: { type: 'bot', id: 'b', name: 'Fin' },
                attachments: [],
              },
              { id: 2, part_type: 'assignment', body: null, created_at: 1_772_445_620, author: { type: 'bot', id: 'b', name: 'Fin' } },
              {
                id: 3,
                part_type: 'comment',
                body: '<p>I need them <i>tomorrow</i></p>',
                created_at: 1_772_445_630,
                author: { type: 'user', id: 'u-1', name: 'Ines' },
                attachments: [{ name: 'box.jpg', content_type: 'image/jpeg', url: 'https://example.com/box.jpg' }],
              },
            ],
          },
        },
      },
    },
    type: 'handoff_requested',
    id: 'ic-7',
    says: [
      ['requester', 'The shoes are too small & narrow'],
      ['bot', 'You can return them.\nFree of charge.'],
      ['requester', 'I need them tomorrow'],
    ],
  },
];
