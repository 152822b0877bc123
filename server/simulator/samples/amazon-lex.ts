import type { PlatformSample } from './platform-sample.ts';

export const amazonLex: PlatformSample[] = [
  {
    payload: {
      sessionId: 'lex-7',
      inputTranscript: 'the meter reading is wrong again',
      inputMode: 'Speech',
      bot: { name: 'Meter', localeId: 'en_GB' },
      interpretations: [{ intent: { name: 'MeterReading' }, nluConfidence: { score: 0.71 }, sentimentResponse: { sentiment: 'NEGATIVE' } }],
      sessionState: {
        originatingRequestId: 'req-1',
        intent: { name: 'MeterReading', slots: { meter: { value: { interpretedValue: '4711', originalValue: '47 11' } }, date: null } },
        sessionAttributes: { shouldRouteToAgent: 'true', tariff: 'night' },
      },
      messages: [{ contentType: 'PlainText', content: 'I will pass this on.' }],
    },
    type: 'handoff_requested',
    id: 'lex-7',
    says: [
      ['requester', 'the meter'],
      ['bot', 'I will pass'],
    ],
  },
];
