/** Who is waited for: our own database, the helpdesk, agents' screens in it, or bots' platforms. One that is slow holds up no other. */
export const lanes = ['local', 'helpdesk', 'screens', 'bots'] as const;
export type Lane = (typeof lanes)[number];

const remote: Record<string, Lane> = {
  create_ticket: 'helpdesk',
  attach_files: 'helpdesk',
  // A hundred a minute for the whole account, far fewer than of anything else.
  alert_agents: 'screens',
  remind_agents: 'screens',
  announce_change: 'screens',
  add_note: 'helpdesk',
  send_upload: 'helpdesk',
  redact_ticket: 'helpdesk',
  seek_ticket: 'helpdesk',
  check_tickets: 'helpdesk',
  export_tickets: 'helpdesk',
  send_back: 'bots',
  say_farewell: 'bots',
  // A model is as slow as it likes, and holds up nobody but bots' platforms, which are many.
  write_summary: 'bots',
  send_alert: 'bots',
};

export function laneOf(task: string): Lane {
  return remote[task] ?? 'local';
}
