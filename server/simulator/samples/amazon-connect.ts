import type { PlatformSample } from './platform-sample.ts';

export const amazonConnect: PlatformSample[] = [
  {
    payload: {
      Version: '1.1.0',
      Channel: 'VOICE',
      LanguageCode: 'en-GB',
      Participants: [
        { ParticipantId: 'p-a', ParticipantRole: 'AGENT' },
        { ParticipantId: 'p-c', ParticipantRole: 'CUSTOMER' },
      ],
      ConversationCharacteristics: { Sentiment: { OverallSentiment: { AGENT: 1, CUSTOMER: -2.5 } } },
      Categories: { MatchedCategories: ['Cancellation'] },
      CustomerMetadata: { ContactId: 'connect-1' },
      Transcript: [
        {
          BeginOffsetMillis: 900,
          EndOffsetMillis: 2_000,
          Id: 't2',
          ParticipantId: 'p-c',
          Content: 'I want to leave the contract',
          Sentiment: 'NEGATIVE',
        },
        { BeginOffsetMillis: 0, EndOffsetMillis: 1_000, Id: 't1', ParticipantId: 'p-a', Content: 'Good morning', Sentiment: 'NEUTRAL' },
      ],
    },
    type: 'message_created',
    id: 'connect-1',
    says: [
      ['agent', 'Good morning'],
      ['requester', 'I want to leave'],
    ],
  },
  {
    payload: {
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          ContactId: 'connect-2',
          Channel: 'VOICE',
          LanguageCode: 'es-ES',
          CustomerEndpoint: { Address: '+34600000000', Type: 'TELEPHONE_NUMBER' },
          Attributes: { intent: 'roaming', plan: 'pro' },
        },
        Parameters: { reason: 'caller pressed 0' },
      },
    },
    type: 'handoff_requested',
    id: 'connect-2',
    says: [],
  },
];
