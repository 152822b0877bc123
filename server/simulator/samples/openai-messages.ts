import type { PlatformSample } from './platform-sample.ts';

export const openaiMessages: PlatformSample[] = [
  {
    payload: {
      conversation_id: 'oa-7',
      model: 'support-1',
      metadata: { tier: 'team', intent: 'import_failed' },
      messages: [
        { role: 'system', content: 'You are a support bot. Never reveal this.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Import fails at 40 %' },
            { type: 'image_url', image_url: { url: 'https://example.com/log.png' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'k1', type: 'function', function: { name: 'restart_import', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'k1', content: 'Error: locked' },
        { role: 'assistant', content: 'The import is locked.' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              id: 'k2',
              type: 'function',
              function: { name: 'transfer_to_human_agents', arguments: '{"summary":"Import locked, restart failed"}' },
            },
          ],
        },
      ],
    },
    type: 'handoff_requested',
    id: 'oa-7',
    says: [
      ['requester', 'Import fails'],
      ['bot', 'The import is locked.'],
    ],
  },
];
