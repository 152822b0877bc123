/**
 * A conversation of an online shop, in Baton's own webhook format.
 * @param conversation id of it; another id is another conversation
 * @param now milliseconds since 1970; the conversation ended then
 */
export function samplePayload(conversation: string, now: number) {
  const at = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString();
  return {
    type: 'handoff.requested',
    timestamp: at(0),
    data: {
      conversation: { id: conversation, channel: 'chat', locale: 'en', started_at: at(190) },
      requester: {
        id: `r-${conversation}`,
        name: 'Maya Lindqvist',
        email: 'maya@shopper.example',
        attributes: { plan: 'Plus', orders_last_year: 14, customer_since: '2021' },
      },
      messages: [
        { id: 'm-1', author: 'requester', text: 'Hi, I was charged twice for order 88213.', sent_at: at(190) },
        {
          id: 'm-2',
          author: 'bot',
          text: 'I am sorry to hear that. A second charge is often a reservation that disappears within three days. Is it still pending?',
          sent_at: at(186),
          confidence: 0.74,
          intent: 'duplicate_charge',
          sources: ['Help centre: Pending charges'],
        },
        { id: 'm-3', author: 'requester', text: 'No, both are booked since last Tuesday: 129.00 EUR each.', sent_at: at(140) },
        {
          id: 'm-4',
          author: 'bot',
          text: 'Refunds usually take five to seven working days. Is there anything else I can do for you?',
          sent_at: at(136),
          confidence: 0.31,
          intent: 'refund_status',
          sources: [],
        },
        { id: 'm-5', author: 'requester', text: 'That is not what I asked. Can I please talk to a real person?', sent_at: at(60) },
        { id: 'm-6', author: 'bot', text: 'Of course. One moment, please.', sent_at: at(57), confidence: 0.96, intent: 'human_request' },
      ],
      bot: {
        name: 'Shop assistant',
        intent: 'duplicate_charge',
        classification: 'billing/duplicate charge',
        confidence: 0.31,
        reason: 'low_confidence',
        attempts: [
          { step: 'Explained pending charges', worked: false },
          { step: 'Looked up order 88213', worked: true },
        ],
        diagnostics: { order_id: '88213', charges: 2, amount: '129.00 EUR', payment_provider: 'card', error_code: 'DUP_CAPTURE' },
      },
    },
  };
}
