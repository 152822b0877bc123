import type { Attachment, Author, Channel } from '../conversation.ts';
import { unframed } from '../envelopes/twilio.ts';
import { moodIn, toldIn } from '../free-fields.ts';
import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, numberOf, parsed, shareOf, someOf, textOf, timeOf } from '../lenient.ts';
import { placeId, turnId } from '../message-id.ts';
import { conversationWith, messageWith, oldestFirst, type Platform, soundsLikeHandoff } from '../platform.ts';
import { byPlace, namesOf } from '../unknown-fields.ts';

const namesBot = /^(?:assistant|system|virtual)|(?:^|[^a-z])(?:chat)?bots?(?:[^a-z]|$)/i;
/** Flex names its workers by their email, written so: `ann_40acme_2Ecom`. */
const flexWorker = /^[^@\s]+_40[^@\s]+_2E/i;

const sent = namesOf(`
  EventType ConversationSid conversationId CallSid DialogueSid MessageSid SmsSid SmsMessageSid SmsStatus MessageStatus
  AccountSid account_sid ApiVersion ChatServiceSid MessagingServiceSid ServiceSid InstanceSid ParticipantSid RoleSid Author
  From To Body Index Media NumMedia NumSegments ReferralNumMedia Attributes TaskAttributes Memory DateCreated DateUpdated
  timestamp messageId communicationMessageBody communicationChannel participantProfileId participantType profileId
  UserIdentifier UserSid Source ClientIdentity RetryCount WebhookType WebhookSid Channel ChannelMetadata ChannelPrefix
  ProfileName WaId Label ButtonText ButtonPayload MessageType SpeechResult Confidence Digits CallStatus Direction StateTo StateFrom
  Reason CurrentInput CurrentTask CurrentTaskConfidence NextBestTask AssistantSid AssistantOwnerSid DialoguePayloadUrl trigger
  flow contact task TaskSid TaskAge TaskPriority TaskAssignmentStatus TaskChannelSid TaskChannelUniqueName TaskQueueSid
  TaskQueueName TaskCanceledReason TaskCompletedReason WorkerSid WorkflowSid WorkflowName WorkspaceSid WorkspaceName
  ResourceType ResourceSid EventDescription OperatingUnitSid routing handoff type messages meta sid Language flow_sid
`);
/** Files and an Autopilot's fields are numbered and named; where people are and what they are called by their network is no diagnostic. */
const passedOver =
  /^(?:field.+(?:value|type)|media(?:url|contenttype)\d+|(?:from|to|caller|called)(?:city|state|zip|country)?|callername|forwardedfrom|latitude|longitude|address)$/;
const flat = { has: (name: string) => sent.has(name) || passedOver.test(name) };
const task = `
  sid account_sid workspace_sid workflow_sid task_queue_sid task_channel_sid task_channel_unique_name friendly_name attributes
  age priority assignment_status reason date_created date_updated task_queue_entered_date age_in_queue queue_name
  assignment_counter routing_target addons url links type
`;
const known = {
  '': flat,
  'trigger.message': flat,
  ...byPlace({ trigger: 'message', task, routing: 'properties type', 'routing.properties': task, handoff: 'reason' }),
};

/**
 * Twilio: Conversations' `onMessageAdded` (fields of a form, or the agent connector's JSON), an incoming message of Programmable
 * Messaging, an Autopilot dialogue, what a Studio flow posts, and a Flex task, whose attributes are JSON inside a string.
 */
export const twilio: Platform = {
  idPath: 'ConversationSid',
  known,
  recognises: (payload) => idOf(payload) !== '',
  read(given) {
    if (listIn(given).length > 0) return readList(given);
    const payload = isObject(at(given, 'trigger', 'message')) ? at(given, 'trigger', 'message') : given;
    const attributes = parsed(
      firstOf(payload, ['Attributes'], ['TaskAttributes'], ['task', 'attributes'], ['routing', 'properties', 'attributes'], ['Memory']),
    );
    const author = textOf(firstOf(payload, ['Author'], ['From'], ['participantProfileId'], ['UserIdentifier']));
    const who = authorOf(author, attributes);
    const kind = textOf(firstOf(payload, ['EventType'], ['type'])) ?? '';
    // What is taken back comes once more, with its words.
    const isRemoved = /onMessageRemoved/i.test(kind);
    const text =
      textOf(firstOf(payload, ['Body'], ['communicationMessageBody'], ['SpeechResult'], ['Digits'], ['CurrentInput'], ['ButtonText'])) ??
      placeOf(payload);
    const address = textOf(at(attributes, 'customerAddress'));
    const task = textOf(at(payload, 'CurrentTask'));
    const sure = shareOf(at(payload, 'CurrentTaskConfidence'));
    return {
      type:
        isObject(at(payload, 'routing')) || /handoff|escalat/i.test(kind) || soundsLikeHandoff(task) || isNewTask(payload)
          ? 'handoff_requested'
          : /onConversationRemoved|closed/i.test(kind) || at(payload, 'StateTo') === 'closed'
            ? 'conversation_ended'
            : 'message_created',
      conversation: conversationWith({
        id: idOf(payload),
        channel: channelOf(
          `${at(payload, 'CallSid') === undefined ? '' : 'voice '}${textOf(firstOf(payload, ['communicationChannel'], ['Source'], ['Channel'], ['routing', 'properties', 'task_channel_unique_name'])) ?? ''} ${author ?? ''}`,
        ),
        requester:
          who !== 'requester'
            ? {}
            : {
                id: author ?? address,
                name: textOf(firstOf(payload, ['ProfileName'])) ?? textOf(at(attributes, 'customerName')),
                phone: phoneIn(author ?? address),
              },
        messages: isRemoved
          ? []
          : [
              messageWith({
                id: textOf(firstOf(payload, ['MessageSid'], ['messageId'])) ?? turnId(payload),
                author: who,
                text,
                confidence: at(payload, 'SpeechResult') === undefined ? sure : shareOf(at(payload, 'Confidence')),
                intent: task,
                sentAt: timeOf(firstOf(payload, ['DateCreated'], ['timestamp'])),
                attachments: filesOf(payload),
              }),
            ],
        report: {
          ...toldIn(fieldsOf(attributes)),
          ...(task === null
            ? {}
            : {
                intent: task,
                confidence: sure,
                attempts: /fallback/i.test(task) ? [{ step: 'understand the request', worked: false }] : [],
              }),
          reason: textOf(firstOf(payload, ['reason'], ['handoff', 'reason'])) ?? textOf(at(attributes, 'reason')),
          diagnostics: { ...scalars(attributes), ...moodIn(fieldsOf(attributes)), ...fieldsHeard(payload) },
        },
      }),
    };
  },
  asUsual: unframed,
};

function authorOf(author: string | null, attributes: unknown): Author {
  if (namesBot.test(author ?? '') || at(attributes, 'author') === 'bot' || at(attributes, 'isBot') === true) return 'bot';
  return flexWorker.test(author ?? '') || at(attributes, 'author') === 'agent' || at(attributes, 'member_type') === 'agent'
    ? 'agent'
    : 'requester';
}

/** Where somebody is, which WhatsApp sends in place of words; '' where it is not told. */
function placeOf(payload: unknown): string {
  const [north, east] = [textOf(at(payload, 'Latitude')), textOf(at(payload, 'Longitude'))];
  if (north === null || east === null) return '';
  const named = [at(payload, 'Label'), at(payload, 'Address')].flatMap((one) => textOf(one) ?? []);
  return named.length > 0 ? named.join('\n') : `${north}, ${east}`;
}

/** The messages of a conversation, as the API of Conversations lists them. */
function listIn(payload: unknown): unknown[] {
  const list = at(payload, 'messages');
  return someOf(list, (one) => textOf(at(one, 'ConversationSid')) !== null) ? listOf(list) : [];
}

function readList(payload: unknown): ReturnType<Platform['read']> {
  const rows = oldestFirst(listIn(payload), (one) => timeOf(at(one, 'DateCreated')));
  const messages = rows.map((one, index) => {
    const author = textOf(at(one, 'Author'));
    return messageWith({
      id: textOf(firstOf(one, ['sid'], ['MessageSid'])) ?? placeId(index),
      author: authorOf(author, parsed(at(one, 'Attributes'))),
      name: author,
      text: textOf(at(one, 'Body')) ?? '',
      sentAt: timeOf(at(one, 'DateCreated')),
      attachments: filesOf(one),
    });
  });
  const person = messages.find(({ author }) => author === 'requester')?.name ?? null;
  return {
    type: 'message_created',
    conversation: conversationWith({
      id: textOf(at(rows[0], 'ConversationSid')) ?? '',
      channel: channelOf(person ?? ''),
      requester: { id: person, phone: phoneIn(person) },
      messages,
    }),
  };
}

function idOf(payload: unknown): string {
  const task = firstOf(payload, ['routing', 'properties', 'attributes'], ['TaskAttributes'], ['task', 'attributes']);
  const named =
    firstOf(
      payload,
      ['ConversationSid'],
      ['conversationId'],
      ['CallSid'],
      ['DialogueSid'],
      ['trigger', 'message', 'ConversationSid'],
      ['messages', 0, 'ConversationSid'],
      ['From'],
      ['trigger', 'message', 'From'],
      ['SmsMessageSid'],
    ) ??
    firstOf(parsed(task), ['conversationSid'], ['taskSid']) ??
    firstOf(payload, ['TaskSid'], ['task', 'sid']);
  // One version of these attributes was seen cut in the middle, which is no JSON any more.
  return textOf(named) ?? (typeof task === 'string' ? (/"conversationSid"\s*:\s*"([^"]{1,64})"/.exec(task)?.[1] ?? '') : '');
}

/** `whatsapp:+1202…` is a number too. */
function phoneIn(address: string | null): string | null {
  const number = address?.replace(/^[a-z]+:/i, '') ?? '';
  return /^\+?\d[\d -]{5,}$/.test(number) ? number : null;
}

function channelOf(told: string): Channel {
  if (told.startsWith('voice ')) return 'phone';
  if (/whatsapp|messenger|instagram|rcs/i.test(told)) return 'social';
  return /sms|\+\d{6}/i.test(told) ? 'sms' : /voice|phone/i.test(told) ? 'phone' : /mail/i.test(told) ? 'email' : 'chat';
}

function filesOf(payload: unknown): Attachment[] {
  const listed = listOf(parsed(at(payload, 'Media'))).map(
    (one): Attachment => ({ name: textOf(at(one, 'Filename')) ?? 'media', contentType: textOf(at(one, 'ContentType')), url: null }),
  );
  const count = Math.min(numberOf(at(payload, 'NumMedia')) || 0, 10);
  return [
    ...listed,
    ...Array.from(
      { length: count },
      (_, index): Attachment => ({
        name: `media ${index + 1}`,
        contentType: textOf(at(payload, `MediaContentType${index}`)),
        url: textOf(at(payload, `MediaUrl${index}`)),
      }),
    ),
  ];
}

/** Flex: a task is somebody's wish for a person; what becomes of it later is no new one. */
function isNewTask(payload: unknown): boolean {
  return (
    firstOf(payload, ['TaskSid'], ['task', 'sid']) !== undefined && /^(?:task\.created)?$/.test(textOf(at(payload, 'EventType')) ?? '')
  );
}

/** Autopilot: `Field_order_Value=A77`. */
function fieldsHeard(payload: unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(fieldsOf(payload)).flatMap(([name, value]) => {
      const field = /^Field_(.+)_Value$/i.exec(name)?.[1];
      return field === undefined ? [] : [[field, value]];
    }),
  );
}

function scalars(value: unknown): JsonObject {
  return Object.fromEntries(Object.entries(fieldsOf(value)).filter(([, one]) => typeof one !== 'object'));
}
