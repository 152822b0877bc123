import type { Conversation } from '../conversation.ts';
import type { Json, JsonObject } from '../json.ts';
import type { RedactionPolicy } from './kind.ts';
import { redactMessages, redactText } from './redact.ts';

/** Keys whose values are secrets whatever they look like. */
const secretKey = /pass(?:word|code|phrase|wd)|secret|api_?key|access_?token|refresh_?token|\bauthorization\b|\bcvv|\bcvc|\bpin\b/i;

/**
 * All that is known of a conversation, as people and machines outside may see it. Name, address and number of the requester stay
 * where they are told as such: the ticket is opened in their name.
 */
export function redactConversation(conversation: Conversation, policy?: RedactionPolicy): Conversation {
  const { requester, report } = conversation;
  const plain = (text: string | null) => (text === null ? null : redactText(text, policy));
  return {
    ...conversation,
    requester: { ...requester, attributes: redactJson(requester.attributes, policy) },
    messages: redactMessages(conversation.messages, policy).map((message) => ({
      ...message,
      intent: plain(message.intent),
      sources: message.sources?.map((source) => redactText(source, policy)) ?? null,
      attachments: message.attachments.map((one) => ({ ...one, name: redactText(one.name, policy), url: plain(one.url) })),
    })),
    report: {
      ...report,
      intent: plain(report.intent),
      classification: plain(report.classification),
      reason: plain(report.reason),
      attempts: report.attempts.map((attempt) => ({ ...attempt, step: redactText(attempt.step, policy) })),
      diagnostics: redactJson(report.diagnostics, policy),
    },
  };
}

/** Values; a key that names a secret hides all under it. */
export function redactJson(json: JsonObject, policy?: RedactionPolicy): JsonObject {
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, secretKey.test(key) ? '[redacted secret]' : redactValue(key, value, policy)]),
  );
}

function redactValue(key: string, value: Json, policy?: RedactionPolicy): Json {
  if (typeof value === 'string') return redactText(value, policy);
  // A number is read with its name, so that a card is one and an order is not.
  if (typeof value === 'number')
    return redactText(`${key.replaceAll('_', ' ')} ${value}`, policy).endsWith(String(value)) ? value : '[redacted number]';
  if (Array.isArray(value)) return value.map((item) => redactValue(key, item, policy));
  return typeof value === 'object' && value !== null ? redactJson(value, policy) : value;
}
