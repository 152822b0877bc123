import type { Author, Channel } from '../conversation.ts';
import { asConnectTranscript } from '../envelopes/amazon-connect.ts';
import { streamed, subscription } from '../envelopes/connect-stream.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import { at, fieldsOf, firstOf, isObject, listOf, parsed, someOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const authors: Record<string, Author> = { AGENT: 'agent', CUSTOMER: 'requester', SYSTEM: 'bot', CUSTOM_BOT: 'bot', BOT: 'bot' };
const channels: Record<string, Channel> = { VOICE: 'phone', CHAT: 'chat', EMAIL: 'email', SMS: 'sms' };

const known = byPlace({
  '': `
    Details Name Version AccountId InstanceId Channel ContentMetadata JobStatus JobDetails LanguageCode Participants Categories
    ConversationCharacteristics CustomerMetadata CustomModels Transcript Segments ContactId InitialContactId RelatedContactId
    NextToken Status LoggingChannel AbsoluteTime Content ContentType Id Type ParticipantId DisplayName ParticipantRole
    Attachments MessageMetadata MessageId TopicArn Message Subject Timestamp SignatureVersion SigningCertURL UnsubscribeURL
    SubscribeURL EventType MessageAttributes Records
  `,
  Details: 'ContactData Parameters',
  'Details.ContactData': `
    Attributes AwsRegion Channel ContactId CustomerEndpoint CustomerId Description InitialContactId InitiationMethod InstanceARN
    LanguageCode MediaStreams Name PreviousContactId Queue References RelatedContactId SystemEndpoint SegmentAttributes Tags
    Recordings
  `,
  CustomerMetadata: 'ContactId InputS3Uri InstanceId',
  ContentMetadata: 'Output',
});

/**
 * Amazon Connect: the contact flow's event, with which a flow asks for a human and hands over its attributes, what chat streaming tells
 * of each message, and the analysis that Contact Lens writes of a call or chat. Its turns overlap, and tell their time from the beginning
 * of the call only.
 */
export const amazonConnect: Platform = {
  idPath: 'Details.ContactData.ContactId',
  known,
  isTest: (payload) => subscription(payload) !== null,
  confirmAt: subscription,
  recognises: (payload) =>
    isObject(at(payload, 'Details', 'ContactData')) ||
    streamed(payload) !== null ||
    someOf(turnsIn(payload), (one) => at(one, 'ParticipantId') !== undefined || at(one, 'ParticipantRole') !== undefined),
  read(given) {
    const payload = streamed(given) ?? given;
    const contact = at(payload, 'Details', 'ContactData');
    if (isObject(contact)) {
      const address = textOf(at(contact, 'CustomerEndpoint', 'Address'));
      const channel = channels[(textOf(at(contact, 'Channel')) ?? '').toUpperCase()] ?? 'other';
      const attributes = fieldsOf(at(contact, 'Attributes'));
      const parameters = fieldsOf(at(payload, 'Details', 'Parameters'));
      return {
        type: 'handoff_requested',
        conversation: conversationWith({
          id: textOf(firstOf(contact, ['InitialContactId'], ['ContactId'])) ?? '',
          channel,
          locale: textOf(at(contact, 'LanguageCode')),
          requester: {
            id: address,
            name: textOf(firstOf(contact, ['Attributes', 'customerName'], ['Attributes', 'customer_name'])),
            phone: channel === 'phone' || channel === 'sms' ? address : null,
            email: channel === 'email' ? address : textOf(firstOf(contact, ['Attributes', 'customerEmail'], ['Attributes', 'email'])),
          },
          report: {
            ...toldIn(attributes),
            classification: textOf(at(contact, 'Queue', 'Name')),
            reason: textOf(firstOf(parameters, ['reason'])),
            diagnostics: { ...attributes, ...parameters, ...moodIn(attributes) },
          },
        }),
      };
    }
    const roles = new Map(
      listOf(at(payload, 'Participants')).map((one) => [textOf(at(one, 'ParticipantId')), textOf(at(one, 'ParticipantRole'))]),
    );
    const turns = turnsIn(payload).sort((a, b) => beginOf(a) - beginOf(b));
    const summary = textOf(at(payload, 'ConversationCharacteristics', 'ContactSummary', 'PostContactSummary', 'Content'));
    const sentiment = at(payload, 'ConversationCharacteristics', 'Sentiment', 'OverallSentiment', 'CUSTOMER');
    const isOver = payload !== given && turns.some((one) => /event\.chat\.ended$/.test(textOf(at(one, 'ContentType')) ?? ''));
    const isCustomer = (one: unknown) => authors[(textOf(at(one, 'ParticipantRole')) ?? '').toUpperCase()] === 'requester';
    return {
      type: isOver ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id: textOf(firstOf(payload, ['CustomerMetadata', 'ContactId'], ['InitialContactId'], ['ContactId'])) ?? '',
        channel: channels[(textOf(at(payload, 'Channel')) ?? '').toUpperCase()] ?? 'other',
        locale: textOf(at(payload, 'LanguageCode')),
        requester: { name: textOf(at(turns.find(isCustomer), 'DisplayName')) },
        messages: turns.map((one, index) => {
          const participant = textOf(at(one, 'ParticipantId'));
          const role = textOf(at(one, 'ParticipantRole')) ?? roles.get(participant) ?? participant ?? '';
          return messageWith({
            id: textOf(at(one, 'Id')) ?? placeId(index),
            author: authors[role.toUpperCase()] ?? 'system',
            name: textOf(at(one, 'DisplayName')),
            text: wordsOf(one),
            sentAt: timeOf(firstOf(one, ['AbsoluteTime'], ['Time', 'AbsoluteTime'])),
            attachments: listOf(at(one, 'Attachments')).map((file) => ({
              name: textOf(at(file, 'AttachmentName')) ?? 'attachment',
              contentType: textOf(at(file, 'ContentType')),
              url: null,
            })),
          });
        }),
        report: {
          diagnostics: {
            ...(summary === null ? {} : { summary }),
            ...(typeof sentiment === 'number' ? { sentiment_of_5: sentiment } : {}),
            ...categoriesOf(payload),
          },
        },
      }),
    };
  },
  asUsual: asConnectTranscript,
};

/** Of a finished analysis, of one in real time, or of a chat as it is kept. */
function turnsIn(payload: unknown): unknown[] {
  const said = listOf(at(payload, 'Transcript'));
  if (said.length > 0) return said;
  const segments = listOf(at(payload, 'Segments'));
  const whole = new Set(segments.map((one) => textOf(at(one, 'Transcript', 'Id'))));
  // What somebody was heard to say so far, and then said to the end, is one turn.
  const isPart = (one: unknown) => at(one, 'Transcript') === undefined && whole.has(textOf(at(one, 'Utterance', 'TranscriptId')) ?? '');
  return segments.filter((one) => !isPart(one)).flatMap((one) => firstOf(one, ['Transcript'], ['Utterance'], ['Attachments']) ?? []);
}

/** Text, or a list or panel that is shown with what can be pressed, and what was pressed there. */
function wordsOf(turn: unknown): string {
  const text = textOf(firstOf(turn, ['Content'], ['PartialContent'])) ?? '';
  if (!/message\.interactive(?:\.response)?$/.test(textOf(at(turn, 'ContentType')) ?? '')) return text;
  const shown = at(parsed(text), 'data', 'content');
  const pressed = textOf(at(parsed(text), 'action'));
  const lines = [at(shown, 'title'), at(shown, 'subtitle'), at(shown, 'description')].flatMap((line) => textOf(line) ?? []);
  const options = listOf(at(shown, 'elements')).flatMap((one) => textOf(isObject(one) ? at(one, 'title') : one) ?? []);
  return [...lines, ...offered(options)].join('\n') || (pressed ?? text);
}

function beginOf(turn: unknown): number {
  const begin = at(turn, 'BeginOffsetMillis');
  return typeof begin === 'number' ? begin : 0;
}

function categoriesOf(payload: unknown): Record<string, string> {
  const all = [at(payload, 'Categories'), ...listOf(at(payload, 'Segments')).map((one) => at(one, 'Categories'))];
  const named = all.flatMap((one) => [
    ...listOf(at(one, 'MatchedCategories')).map(textOf),
    ...Object.keys(fieldsOf(at(one, 'MatchedDetails'))),
  ]);
  const matched = [...new Set(named.filter((one) => one !== null))];
  return matched.length === 0 ? {} : { categories: matched.join(', ') };
}
