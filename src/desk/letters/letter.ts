/** Work that was given up for good, as `GET /v1/dead-letters` tells of it. */
export interface Letter {
  job: string;
  task: string;
  subject: string;
  reason: string;
  attempts: number;
  died_at: string;
}

/** Tasks that can die, in the order in which a conversation meets them. */
export const tasks = [
  ...['read_delivery', 'create_ticket', 'attach_files', 'add_note', 'send_back', 'send_alert', 'alert_agents', 'remind_agents'],
  ...['read_event', 'complete_handoff', 'tell_delay', 'update_wait', 'time_out', 'announce_change', 'send_upload', 'write_summary'],
  ...['check_tickets', 'redact_ticket', 'seek_ticket', 'say_farewell', 'export_tickets'],
];
