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
  'agent_files',
  'back_calls',
  'requester_notes',
  'waits',
  'handoff_facts',
] as const;

/** What belongs to one conversation, by its `conversation_id`, and goes with it: each before those that it refers to. */
export const tablesOfConversations = ['joined_conversations', 'conversation_facts', 'decisions', 'messages', 'handoffs'] as const;

/** Where what was said lies as it came. It is emptied, because that it came is still to be known. */
export const tablesOfWebhooks = ['deliveries', 'helpdesk_events'] as const;

/** Where nothing of a requester stands but ids, and sentences from which everything private was taken. */
export const tablesOfNobody: readonly string[] = [
  'jobs',
  'oauth_tokens',
  'audit_entries',
  'audit_chain',
  'setting_versions',
  'webhook_secrets',
  'refusals',
  'samples',
  'backtests',
  'stale_facts',
  'farewells',
  'fact_days',
  'fact_sums',
  'ticket_facts',
  'ticket_exports',
  'restores',
  'probes',
];

/** Every table but the list of migrations, each behind those that it refers to. */
export const tables = [
  'deliveries',
  'refusals',
  'samples',
  'conversations',
  'messages',
  'handoffs',
  ...tablesOfHandoffs,
  'decisions',
  'helpdesk_events',
  'jobs',
  'oauth_tokens',
  'webhook_secrets',
  'audit_entries',
  'audit_chain',
  'setting_versions',
  'backtests',
  'stale_facts',
  'farewells',
  'conversation_facts',
  'fact_days',
  'fact_sums',
  'ticket_facts',
  'ticket_exports',
  'restores',
  'probes',
] as const;
