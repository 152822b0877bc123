import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, parsed, textOf } from '../lenient.ts';

/**
 * Amazon Connect's chat streaming: each message, file and event by itself, as SNS delivers it (raw, or as JSON inside its notification),
 * or as a Lambda function gets several. In the shape of a chat's transcript. @returns null where it is nothing of the kind
 */
export function streamed(payload: unknown): JsonObject | null {
  const records = listOf(at(payload, 'Records'));
  const items = (records.length > 0 ? records : [payload]).map(unwrapped).filter(isStreamed);
  const contact = items.find((one) => at(one, 'InitialContactId') !== undefined || at(one, 'ContactId') !== undefined);
  if (items.length === 0) return null;
  return {
    Channel: 'CHAT',
    InitialContactId: textOf(firstOf(contact, ['InitialContactId'], ['ContactId'])),
    Transcript: items.map(fieldsOf),
  };
}

/** The note by which SNS asks whether it may deliver: where to agree. @returns null where it is none, or leads elsewhere than to Amazon */
export function subscription(payload: unknown): string | null {
  const address = textOf(at(payload, 'SubscribeURL'));
  return /^(?:Unsubscribe|Subscription)Confirmation$/.test(textOf(at(payload, 'Type')) ?? '') &&
    /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[\x21-\x7e]{1,2000}$/.test(address ?? '')
    ? address
    : null;
}

function unwrapped(one: unknown): unknown {
  const notification = firstOf(one, ['Sns'], ['body']) ?? one;
  const opened = typeof notification === 'string' ? parsed(notification) : notification;
  const message = at(opened, 'Message');
  return typeof message === 'string' && at(opened, 'TopicArn') !== undefined ? parsed(message) : opened;
}

function isStreamed(one: unknown): boolean {
  return (
    isObject(one) &&
    typeof at(one, 'ContentType') === 'string' &&
    /^(?:MESSAGE|EVENT|ATTACHMENT|MESSAGEMETADATA)$/i.test(textOf(at(one, 'Type')) ?? '') &&
    (at(one, 'InitialContactId') ?? at(one, 'ContactId') ?? at(one, 'ParticipantRole')) !== undefined
  );
}
