import type { Attachment, Author, Channel, Conversation } from '../conversation.ts';
import { htmlText } from '../html-text.ts';
import { at, firstOf, isObject, listOf, numberOf, parsed, shareOf, someOf, textOf, timeOf } from '../lenient.ts';
import { offered } from '../platform.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf, ofLines, type Transcript } from './transcript.ts';

/**
 * LivePerson: conversations and chats as its history answers them (`conversationHistoryRecords`, `interactionHistoryRecords`, or one of them), the
 * events of one (`messageEventRecords`), and what a webhook or socket tells of new ones (`ms.MessagingEventNotification`, one or a log of them).
 * What is for the staff alone is left out. Of several conversations the first is read.
 * @returns null where it is none
 */
export function livePerson(value: unknown): Transcript | null {
  const listed = firstOf(value, ['conversationHistoryRecords'], ['interactionHistoryRecords']);
  for (const record of Array.isArray(listed) ? listed : [value]) {
    const read = ofRecord(record);
    if (read) return read;
  }
  return null;
}

function ofRecord(record: unknown): Transcript | null {
  const lines = linesIn(record);
  const read = lines && ofLines('live_person', lines);
  return read && { ...read, conversation: { ...read.conversation, ...knownOf(record, read.conversation) } };
}

function linesIn(record: unknown): Line[] | null {
  const records = at(record, 'messageRecords');
  if (someOf(records, (one) => at(one, 'sentBy') !== undefined || at(one, 'messageData') !== undefined)) {
    const people = peopleIn(record);
    return inOrder(listOf(records), (one) => recordLine(one, people));
  }
  const chat = at(record, 'transcript', 'lines');
  if (someOf(chat, (one) => at(one, 'source') !== undefined && at(one, 'lineSeq') !== undefined)) return inOrder(listOf(chat), chatLine);
  const events = eventsIn(record);
  return someOf(events, isEvent) ? inOrder(events, eventLine) : null;
}

function eventsIn(value: unknown): unknown[] {
  const notices = Array.isArray(value) ? value : [value];
  if (!someOf(notices, (one) => at(one, 'messageEventRecords') !== undefined || at(one, 'body', 'changes') !== undefined)) return [];
  return [
    ...notices.flatMap((one) => listOf(at(one, 'messageEventRecords'))),
    ...notices.flatMap((one) => (/MessagingEvent/.test(textOf(at(one, 'type')) ?? '') ? listOf(at(one, 'body', 'changes')) : [])),
  ];
}

function isEvent(one: unknown): boolean {
  return isObject(at(one, 'event')) && at(one, 'originatorMetadata') !== undefined;
}

/** As they come, some stand behind what answers them. */
function inOrder(all: unknown[], read: (one: unknown) => Line | null): Line[] {
  const placed = all.map((one) => ({ line: read(one), seq: numberOf(firstOf(one, ['sequence'], ['seq'], ['lineSeq'])) }));
  const said = placed.flatMap(({ line, seq }) => (line === null ? [] : [{ line, seq }]));
  const isTimed = said.every(({ line }) => line.sentAt !== null);
  return said
    .sort((a, b) => (isTimed ? Date.parse(a.line.sentAt!) - Date.parse(b.line.sentAt!) : 0) || a.seq - b.seq || 0)
    .map(({ line }) => line);
}

function isForStaff(one: unknown): boolean {
  return /AGENTS?_AND_MANAGERS?/i.test(textOf(firstOf(one, ['messageAudience'], ['audience'])) ?? '');
}

/** By their id; of two with one, agents go before consumers and the first before others. */
function peopleIn(record: unknown): Map<string, unknown> {
  const all = [...listOf(at(record, 'agentParticipants')), ...listOf(at(record, 'consumerParticipants'))];
  const people = new Map<string, unknown>();
  for (const one of all.reverse()) {
    const id = textOf(firstOf(one, ['agentId'], ['participantId']));
    // Who has none is not whoever is not told.
    if (id !== null) people.set(id, one);
  }
  return people;
}

function recordLine(one: unknown, people: Map<string, unknown>): Line | null {
  if (isForStaff(one)) return null;
  const data = at(one, 'messageData');
  const told = listOf(at(one, 'contextData', 'structuredMetadata'))
    .map((each) => at(each, 'botResponse'))
    .find(isObject);
  const isRequester = /^consumer$/i.test(textOf(at(one, 'sentBy')) ?? '');
  const writer = people.get(textOf(at(one, 'participantId')) ?? '');
  const isBot = told !== undefined || /bot/i.test(textOf(at(writer, 'userTypeName')) ?? '');
  const words = [
    firstOf(data, ['msg', 'text'], ['file', 'caption'], ['secureFormInvitation', 'title']),
    ...richWords(at(data, 'richContent', 'content')),
    ...richWords(at(data, 'quickReplies', 'content')),
  ];
  const name = isRequester ? nameOf(writer) : textOf(firstOf(writer, ['agentFullName'], ['agentNickname']));
  return {
    ...lineOf(name, textsOf(words), timeOf(at(one, 'time')) ?? timeOf(at(one, 'timeL'))),
    author: isRequester ? 'requester' : isBot ? 'bot' : 'agent',
    intent: textOf(firstOf(told, ['intents', 0, 'id'], ['intents', 0, 'name'])),
    confidence: shareOf(at(told, 'intents', 0, 'confidenceScore')),
    attachments: filesOf(at(data, 'file')),
  };
}

function chatLine(one: unknown): Line {
  const source = textOf(at(one, 'source'))?.toLowerCase();
  const name = textOf(at(one, 'by'));
  const text = textOf(at(one, 'text')) ?? '';
  const staff: Author = authorOfName(name) === 'bot' ? 'bot' : 'agent';
  return {
    ...lineOf(name, at(one, 'textType') === 'html' ? htmlText(text) : text, timeOf(at(one, 'time')) ?? timeOf(at(one, 'timeL'))),
    author: source === 'visitor' ? 'requester' : source === 'agent' ? staff : 'system',
  };
}

/** An agent's role is what bots have too, and some logs give it to everybody: then it is judged by what each says. */
function eventLine(one: unknown): Line | null {
  const event = at(one, 'event');
  if (isForStaff(one) || !/ContentEvent$/.test(textOf(at(event, 'type')) ?? '')) return null;
  const message = at(event, 'message');
  const role = textOf(at(one, 'originatorMetadata', 'role')) ?? '';
  const words = [
    isObject(message) ? firstOf(message, ['caption'], ['title']) : message,
    ...richWords(at(event, 'content')),
    ...richWords(at(event, 'quickReplies')),
  ];
  const line = lineOf(
    textOf(firstOf(one, ['originatorMetadata', 'id'], ['originatorId'])),
    textsOf(words),
    timeOf(at(one, 'serverTimestamp')),
  );
  return { ...line, author: authorOfRole(role), attachments: filesOf(message) };
}

function authorOfRole(role: string): Author | null {
  if (/consumer/i.test(role)) return 'requester';
  return /controller|system/i.test(role) ? 'system' : /assigned|manager/i.test(role) ? 'agent' : /bot/i.test(role) ? 'bot' : null;
}

const deepestCard = 8;

/** A card, a list of them or quick answers, as JSON in a string: its words, and what can be pressed. */
function richWords(content: unknown): string[] {
  const [words, labels]: [string[], string[]] = [[], []];
  let level: unknown[] = [parsed(content)];
  for (let depth = 0; depth < deepestCard && level.length > 0; depth += 1) {
    for (const one of level) {
      const kind = textOf(at(one, 'type'));
      if (kind === 'text') words.push(textOf(at(one, 'text')) ?? '');
      if (kind === 'button') labels.push(textOf(at(one, 'title')) ?? '');
    }
    level = level.flatMap((one) => [...listOf(at(one, 'elements')), ...listOf(at(one, 'replies'))]);
  }
  return [...words, ...offered(labels.filter((one) => one !== ''))];
}

function textsOf(words: unknown[]): string {
  return words.flatMap((one) => textOf(one) ?? []).join('\n');
}

function filesOf(file: unknown): Attachment[] {
  const path = textOf(at(file, 'relativePath'));
  return path === null ? [] : [{ name: path.slice(path.lastIndexOf('/') + 1) || 'file', contentType: null, url: null }];
}

function nameOf(person: unknown): string | null {
  return textOf([at(person, 'firstName'), at(person, 'lastName')].flatMap((part) => textOf(part) ?? []).join(' '));
}

function knownOf(record: unknown, { channel, requester, report }: Conversation): Partial<Conversation> {
  const info = at(record, 'info');
  const person = listOf(at(record, 'consumerParticipants'))[0];
  const first = Array.isArray(record) ? record[0] : record;
  const id = firstOf(
    first,
    ['info', 'conversationId'],
    ['info', 'engagementId'],
    ['body', 'changes', 0, 'conversationId'],
    ['messageEventRecords', 0, 'dialogId'],
  );
  return {
    id: textOf(id) ?? '',
    channel: channelOf(textOf(at(info, 'source'))) ?? channel,
    requester: {
      ...requester,
      id: textOf(firstOf(person, ['participantId'])) ?? textOf(at(info, 'visitorId')),
      name: nameOf(person) ?? textOf(at(info, 'visitorName')),
      email: textOf(at(person, 'email')),
      phone: textOf(at(person, 'phone')),
    },
    report: {
      ...report,
      intent: textOf(
        firstOf(record, ['intents', 0, 'selectedClassification', 'intentName'], ['predictions', 0, 'topPrediction', 'predictionLabel']),
      ),
    },
  };
}

function channelOf(source: string | null): Channel | null {
  if (source === null) return null;
  if (/whatsapp|facebook|instagram|line|wechat|apple|twitter|google|viber|telegram/i.test(source)) return 'social';
  return /sms|twilio/i.test(source) ? 'sms' : null;
}
