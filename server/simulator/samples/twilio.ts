import type { PlatformSample } from './platform-sample.ts';

export const twilio: PlatformSample[] = [
  {
    payload: {
      EventType: 'onMessageAdded',
      ConversationSid: 'CH7',
      MessageSid: 'IM1',
      Body: 'the courier never rang',
      Author: '+441632960001',
      DateCreated: '2026-03-02T10:00:00.000Z',
      Source: 'SMS',
      Media: '[{"Filename":"door.jpg","ContentType":"image/jpeg"}]',
      Attributes: '{"customerName":"Ada","zone":"3","intent":"missed_delivery","confidence":"0.62"}',
    },
    type: 'message_created',
    id: 'CH7',
    says: [['requester', 'the courier']],
  },
  {
    payload: {
      routing: { properties: { task_channel_unique_name: 'chat', attributes: '{"conversationSid":"CH7","customerName":"Ada"}' } },
      reason: 'asked twice',
    },
    type: 'handoff_requested',
    id: 'CH7',
    says: [],
  },
];
