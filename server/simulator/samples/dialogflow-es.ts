import type { PlatformSample } from './platform-sample.ts';

export const dialogflowEs: PlatformSample[] = [
  {
    payload: {
      responseId: 'es-1',
      session: 'projects/p/agent/sessions/es-7',
      queryResult: {
        queryText: 'is anybody there',
        action: 'request.human',
        parameters: { branch: 'north' },
        fulfillmentText: 'One moment.',
        intent: { displayName: 'Reach a person' },
        intentDetectionConfidence: 0.7,
        languageCode: 'en',
        outputContexts: [
          { name: 'projects/p/agent/sessions/es-7/contexts/__system_counters__', parameters: { 'no-match': 2, 'no-input': 0 } },
        ],
        sentimentAnalysisResult: { queryTextSentiment: { score: -0.4, magnitude: 0.4 } },
      },
      originalDetectIntentRequest: { source: 'telephony', payload: {} },
    },
    type: 'handoff_requested',
    id: 'es-7',
    says: [
      ['requester', 'is anybody there'],
      ['bot', 'One moment.'],
    ],
  },
];
