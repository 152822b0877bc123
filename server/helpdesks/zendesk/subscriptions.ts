/** Of each event of a ticket, whether nothing works without it: a reply, a solved ticket or the handback tag would never be heard of. */
const ofTickets = {
  comment_added: true,
  attachment_linked_to_comment: false,
  agent_assignment_changed: false,
  status_changed: true,
  tags_changed: true,
  merged: false,
  soft_deleted: false,
  permanently_deleted: false,
  marked_as_spam: false,
};
const typeOf = (event: string) => `zen:event-type:ticket.${event}`;

/** What Zendesk's webhook has to tell of, for the way back. */
export const subscriptions = Object.keys(ofTickets).map(typeOf);

/** What an account that was set up by hand must have at least. */
export const indispensable = Object.entries(ofTickets).flatMap(([event, isNeeded]) => (isNeeded ? [typeOf(event)] : []));

/** Only where agents answer in messaging; accounts without it may not know the name. */
export const messagingSubscription = 'zen:event-type:messaging_ticket.message_added';
