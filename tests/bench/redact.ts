import type { Conversation } from '#domain/conversation.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import { conversation, message } from '../helpers/conversation.ts';
import { ownTime } from '../helpers/own-time.ts';
import { quantile } from './timing.ts';

const said = [
  'Hi, I was charged twice for order 88213 on 2026-11-03, amount 129.00 EUR each.',
  'I am sorry to hear that. A second charge is often a reservation that disappears within three days. Is it still pending?',
  'Mein Konto ist DE89 3704 0044 0532 0130 00 und meine Nummer +49 30 901820.',
  'Refunds usually take five to seven working days. Is there anything else that I can do for you today?',
  'カード番号は４１１１ １１１１ １１１１ １１１１ です',
  'Thank you. Let me look that up for you.',
  'four one one one one one one one one one one one one one one one',
  'my password is Hunter2! and I cannot get in',
];

/** What it costs to take private things out of fifty messages that nobody has seen before; a core that was busy elsewhere does not count. */
export function benchRedact(): object {
  const rounds = 2_000;
  const all = Array.from({ length: rounds }, (_one, round) =>
    conversation({
      messages: Array.from({ length: 50 }, (_two, place) =>
        message(place % 2 === 0 ? 'requester' : 'bot', `${said[place % said.length]} ${round}-${place}`),
      ),
    }),
  );
  const time = (one: Conversation) => {
    const start = ownTime();
    redactConversation(one);
    return ownTime() - start;
  };
  const times = all.map(time);
  // Nothing is remembered of a text, so that twice more costs the same: what only one of three took was the machine's.
  const quiet = all.map((one, place) => Math.min(times[place]!, time(one), time(one)));
  const round = (ms: number) => Math.round(ms * 1_000) / 1_000;
  return {
    messages: 50,
    first_ms: round(times[0]!),
    p50_ms: round(quantile(times, 0.5)),
    p99_ms: round(quantile(times, 0.99)),
    p99_quiet_ms: round(quantile(quiet, 0.99)),
    worst_ms: round(quantile(times.slice(1), 1)),
  };
}
