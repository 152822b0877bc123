import type { Message } from '../conversation.ts';
import { moodIn } from '../free-fields.ts';
import { htmlText } from '../html-text.ts';
import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, someOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform, soundsLikeHandoff } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': `
    sessionID session_id transcriptID conversation_id user_id userID user variables traces trace transcript turns logs type
    payload format turnID startTime time request state versionID projectID environmentID
  `,
  transcript: `
    id sessionID environmentID projectID createdAt updatedAt properties image browser device os name unread creatorID
    annotations reportTags logs
  `,
  user: 'id name email image',
});

/**
 * Voiceflow: a transcript's records, or what a flow posts of its own (`sessionID` or `user_id` beside `traces`). Most records are
 * no speech; debug records may hold prompts and secrets and are never read.
 */
export const voiceflow: Platform = {
  idPath: 'sessionID',
  known,
  recognises: (payload) =>
    someOf(
      recordsOf(payload),
      (one) => typeof at(one, 'type') === 'string' && (at(one, 'payload') !== undefined || at(one, 'format') !== undefined),
    ),
  read(payload) {
    const records = recordsOf(payload);
    const ids = idsOf(records);
    const kinds = records.map((one) => textOf(at(one, 'type')));
    const messages = records.flatMap((one, index) => said(one, ids[index]!));
    const lastAsked = messages.findLast(({ intent }) => intent !== null);
    const isSpoken = records.some((one) => /voice|asr/i.test(JSON.stringify(at(one, 'payload', 'payload', 'voice') ?? '')));
    return {
      type: kinds.some((kind) => kind !== 'text' && soundsLikeHandoff(kind))
        ? 'handoff_requested'
        : kinds.at(-1) === 'end'
          ? 'conversation_ended'
          : 'message_created',
      conversation: conversationWith({
        id:
          textOf(
            firstOf(
              payload,
              ['sessionID'],
              ['session_id'],
              ['transcript', 'sessionID'],
              ['transcriptID'],
              ['conversation_id'],
              ['user_id'],
              ['userID'],
            ),
          ) ?? '',
        channel: isSpoken ? 'phone' : 'chat',
        requester: {
          id: textOf(firstOf(payload, ['user_id'], ['userID'])),
          name: textOf(at(payload, 'user', 'name')),
          email: textOf(at(payload, 'user', 'email')),
        },
        messages,
        report: {
          intent: textOf(firstOf(payload, ['variables', 'last_intent'])) ?? lastAsked?.intent ?? null,
          confidence: lastAsked?.confidence ?? null,
          reason: textOf(
            at(
              records.find((one) => soundsLikeHandoff(textOf(at(one, 'type')))),
              'payload',
              'reason',
            ),
          ),
          diagnostics: { ...fieldsOf(at(payload, 'variables')), ...moodIn(fieldsOf(at(payload, 'variables'))) },
        },
      }),
    };
  },
};

function recordsOf(payload: unknown): unknown[] {
  if (Array.isArray(payload)) return payload;
  const listed = firstOf(payload, ['traces'], ['trace'], ['transcript', 'logs'], ['transcript'], ['turns'], ['logs']);
  // The transcripts of the newer API hold each record once more inside.
  return Array.isArray(listed)
    ? listed.map((one) => (isObject(at(one, 'data')) ? withinLog(one) : one))
    : typeof at(payload, 'type') === 'string'
      ? [payload]
      : [];
}

function withinLog(log: unknown): JsonObject {
  const format = at(log, 'type') === 'action' ? 'request' : 'trace';
  return { ...fieldsOf(at(log, 'data')), format, startTime: textOf(at(log, 'createdAt')) };
}

/** A record has no id but its turn's: it is told apart by its place within the turn, which is the same in whatever part of the transcript comes. */
function idsOf(records: unknown[]): string[] {
  const within = new Map<string, number>();
  return records.map((one, index) => {
    const turn = textOf(at(one, 'turnID'));
    if (turn === null) return placeId(index);
    const place = within.get(turn) ?? 0;
    within.set(turn, place + 1);
    return `${turn}-${place}`;
  });
}

const speaks = new Set(['text', 'speak', 'visual', 'choice', 'cardV2', 'carousel']);

function wordsOf(record: unknown): string {
  const inner = at(record, 'payload', 'payload') ?? at(record, 'payload');
  const cards = [inner, ...listOf(at(inner, 'cards'))];
  const lines = cards.flatMap((card) => [
    textOf(at(card, 'message')) ?? slateText(firstOf(card, ['slate', 'content'], ['content'])),
    at(card, 'title'),
    firstOf(card, ['description', 'text'], ['description', 'slate']),
  ]);
  const buttons = cards.flatMap((card) => listOf(at(card, 'buttons'))).flatMap((one) => textOf(at(one, 'name')) ?? []);
  return [...lines.flatMap((line) => textOf(line) ?? []), ...offered(buttons)]
    .map((line) => unmarked(line))
    .join('\n')
    .trim();
}

/** Speech has marks for how it is spoken, and messages may be written as HTML; a plain text keeps its own lines. */
function unmarked(line: string): string {
  return /&(?:[a-z]+|#\d+);/i.test(line)
    ? line
        .split('\n')
        .map((one) => htmlText(one.replace(/<\/?[a-z][^<>]{0,200}>/gi, '')))
        .join('\n')
    : line.replace(/<\/?[a-z][^<>]{0,200}>/gi, '');
}

const deepestSlate = 6;

/** The editor's own tree: paragraphs with stretches of text. */
function slateText(nodes: unknown, depth = 0): string {
  if (depth > deepestSlate) return '';
  return listOf(nodes)
    .map((node) => textOf(at(node, 'text')) ?? slateText(at(node, 'children'), depth + 1))
    .join(depth === 0 ? '\n' : '');
}

function said(one: unknown, id: string): Message[] {
  const kind = textOf(at(one, 'type'));
  const isRequest = at(one, 'format') === 'request' || kind === 'request' || kind === 'action';
  const sentAt = timeOf(firstOf(one, ['startTime'], ['time']));
  if (isRequest) {
    const inner = at(one, 'payload');
    const text = firstOf(inner, ['payload', 'query'], ['payload', 'label'], ['payload'], ['query'], ['label']) ?? inner;
    const intent = textOf(firstOf(inner, ['payload', 'intent', 'name'], ['intent', 'name']));
    const isNamed = intent !== null && intent !== 'None';
    // Without an intent the platform still writes a confidence of 1.
    return [
      messageWith({
        id,
        author: 'requester',
        text: typeof text === 'string' ? text : '',
        sentAt,
        intent: isNamed ? intent : null,
        confidence: isNamed ? shareOf(at(inner, 'payload', 'confidence')) : null,
      }),
    ];
  }
  if (!speaks.has(kind ?? '')) return [];
  const image = textOf(firstOf(one, ['payload', 'payload', 'image'], ['payload', 'image'], ['payload', 'imageUrl']));
  return [
    messageWith({
      id,
      author: 'bot',
      text: wordsOf(one),
      attachments: image === null ? [] : [{ name: 'image', contentType: null, url: image }],
      sentAt,
    }),
  ];
}
