/** Every table but the list of migrations, each behind those that it refers to. */
export const tables = [
  'deliveries',
  'conversations',
  'messages',
  'handoffs',
  'joined_conversations',
  'decisions',
  'helpdesk_events',
  'agent_messages',
  'back_calls',
  'requester_notes',
  'jobs',
  'oauth_tokens',
  'audit_entries',
  'restores',
  'probes',
] as const;
