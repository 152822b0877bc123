/** What belongs to one handoff, by its `handoff_id`, and goes with it. */
export const tablesOfHandoffs = [
  'joined_conversations',
  'handoff_owners',
  'verdicts',
  'handoff_changes',
  'requester_keys',
  'requester_acts',
  'uploads',
  'ratings',
  'proven_keys',
  'summaries',
  'agent_messages',
  'back_calls',
  'requester_notes',
  'waits',
] as const;

/** Every table but the list of migrations, each behind those that it refers to. */
export const tables = [
  'deliveries',
  'conversations',
  'messages',
  'handoffs',
  ...tablesOfHandoffs,
  'decisions',
  'helpdesk_events',
  'jobs',
  'oauth_tokens',
  'audit_entries',
  'audit_chain',
  'setting_versions',
  'stale_facts',
  'handoff_facts',
  'conversation_facts',
  'fact_days',
  'restores',
  'probes',
] as const;
