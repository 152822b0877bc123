import type { PlatformSample } from './platform-sample.ts';

export const chatwoot: PlatformSample[] = [
  {
    payload: {
      event: 'message_created',
      id: 501,
      content: 'My discount code expired',
      created_at: '2026-03-02T10:00:00.000Z',
      message_type: 'incoming',
      private: false,
      sender: { id: 4, name: 'Jo', type: 'contact' },
      attachments: [{ file_type: 'image', data_url: 'https://example.com/code.png' }],
      conversation: {
        id: 77,
        channel: 'Channel::Whatsapp',
        status: 'pending',
        labels: ['promo'],
        custom_attributes: { shop: 'north', intent: 'expired_code', sentiment: -0.4 },
        meta: { sender: { id: 4, name: 'Jo', email: 'jo@example.com', phone_number: '+441632960000', custom_attributes: { vip: true } } },
      },
    },
    type: 'message_created',
    id: '77',
    says: [['requester', 'My discount']],
  },
  {
    payload: {
      event: 'conversation_status_changed',
      id: 77,
      status: 'open',
      changed_attributes: [{ status: { previous_value: 'pending', current_value: 'open' } }],
      custom_attributes: {},
    },
    type: 'handoff_requested',
    id: '77',
    says: [],
  },
];
