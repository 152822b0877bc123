import type { PlatformSample } from './platform-sample.ts';

export const rasa: PlatformSample[] = [
  {
    payload: {
      next_action: 'action_human_handoff',
      sender_id: 'rasa-7',
      tracker: {
        sender_id: 'rasa-7',
        paused: false,
        slots: { flat: '3B', requested_slot: null },
        latest_input_channel: 'rest',
        latest_message: { intent: { name: 'heating_broken', confidence: 0.44 } },
        events: [
          { event: 'action', name: 'action_listen', timestamp: 1_772_445_600.2 },
          {
            event: 'user',
            text: 'radiators are cold',
            timestamp: 1_772_445_600.1,
            message_id: 'u1',
            parse_data: { intent: { name: 'heating_broken', confidence: 0.44 } },
          },
          { event: 'action', name: 'action_default_fallback', timestamp: 1_772_445_601 },
          {
            event: 'bot',
            text: 'Could you say that another way?',
            timestamp: 1_772_445_601.5,
            metadata: { utter_action: 'utter_default' },
          },
        ],
      },
    },
    type: 'handoff_requested',
    id: 'rasa-7',
    says: [
      ['requester', 'radiators'],
      ['bot', 'Could you'],
    ],
  },
];
