import type { PlatformSample } from './platform-sample.ts';

export const dialogflowCx: PlatformSample[] = [
  {
    payload: {
      detectIntentResponseId: 'r-1',
      intentInfo: { displayName: 'parcel.damaged', confidence: 0.62, parameters: {} },
      pageInfo: { displayName: 'Claims' },
      sessionInfo: { session: 'projects/p/locations/eu/agents/a/sessions/cx-7', parameters: { parcel: '88-A' } },
      fulfillmentInfo: { tag: 'claims' },
      messages: [{ text: { text: ['Let me get a colleague.'] } }, { liveAgentHandoff: { metadata: { queue: 'claims' } } }],
      sentimentAnalysisResult: { score: -0.6, magnitude: 0.8 },
      text: 'my parcel arrived in pieces',
      languageCode: 'en',
    },
    type: 'handoff_requested',
    id: 'cx-7',
    says: [
      ['requester', 'my parcel arrived'],
      ['bot', 'Let me get'],
    ],
  },
  {
    payload: {
      name: 'projects/p/locations/eu/agents/a/conversations/cx-8',
      languageCode: 'de',
      startTime: '2026-03-02T10:00:00Z',
      interactions: [
        {
          createTime: '2026-03-02T10:01:00Z',
          request: { queryInput: { text: { text: 'nein' } } },
          response: { queryResult: { match: { matchType: 'NO_MATCH' }, responseMessages: [{ text: { text: ['Wie bitte?'] } }] } },
        },
        {
          createTime: '2026-03-02T10:00:00Z',
          request: { queryInput: { text: { text: 'Wo ist mein Rad?' } } },
          response: {
            queryResult: {
              intent: { displayName: 'bike.where' },
              match: { matchType: 'INTENT', confidence: 0.8 },
              responseMessages: [{ text: { text: ['In der Werkstatt?'] } }],
            },
          },
        },
      ],
    },
    type: 'message_created',
    id: 'cx-8',
    says: [
      ['requester', 'Wo ist'],
      ['bot', 'In der'],
      ['requester', 'nein'],
      ['bot', 'Wie bitte?'],
    ],
  },
  {
    payload: {
      session: 'projects/p/locations/eu/apps/a/sessions/ces-9',
      name: 'end_session',
      args: {
        reason: 'human_escalation',
        session_escalated: true,
        params: {
          ESCALATION_MESSAGE: 'One moment, I am getting somebody.',
          LIVE_AGENT_HANDOFF: { custom_metadata: { account: 'K-12' } },
        },
      },
    },
    type: 'handoff_requested',
    id: 'ces-9',
    says: [['bot', 'One moment']],
  },
];
