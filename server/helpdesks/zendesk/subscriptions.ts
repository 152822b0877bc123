const ofTickets = [
  'comment_added',
  'attachment_linked_to_comment',
  'agent_assignment_changed',
  'status_changed',
  'tags_changed',
  'merged',
  'soft_deleted',
  'permanently_deleted',
  'marked_as_spam',
];

/** What Zendesk's webhook has to tell of, for the way back. */
export const subscriptions = ofTickets.map((one) => `zen:event-type:ticket.${one}`);

/** Only where agents answer in messaging; accounts without it may not know the name. */
export const messagingSubscription = 'zen:event-type:messaging_ticket.message_added';
