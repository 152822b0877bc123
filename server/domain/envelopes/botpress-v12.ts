import type { Message } from '../conversation.ts';
import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, textOf, timeOf } from '../lenient.ts';
import { placeId, turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform, soundsLikeHandoff } from '../platform.ts';

/** Botpress v12, which many still run themselves: an event of its hooks (`nlu`, `direction`, `target`), and what its converse API answers. */
export function isVersion12(payload: unknown): boolean {
  return (
    (isObject(at(payload, 'payload')) && typeof at(payload, 'direction') === 'string' && at(payload, 'target') !== undefined) ||
    (Array.isArray(at(payload, 'responses')) && (isObject(at(payload, 'nlu')) || isObject(at(payload, 'state'))))
  );
}

export function readVersion12(payload: unknown): ReturnType<Platform['read']> {
  const nlu = at(payload, 'nlu');
  const intent = textOf(at(nlu, 'intent', 'name'));
  const confidence = shareOf(at(nlu, 'intent', 'confidence'));
  const person = textOf(firstOf(payload, ['target'], ['userId']));
  const isNamed = intent !== null && intent !== 'none';
  return {
    type:
      /handoff|hitl|agent/i.test(textOf(at(payload, 'type')) ?? '') || soundsLikeHandoff(intent) ? 'handoff_requested' : 'message_created',
    conversation: conversationWith({
      // Whoever posts an answer adds whose it is; one person has one thread at a time.
      id: textOf(firstOf(payload, ['threadId'], ['conversationId'])) ?? person ?? '',
      locale: textOf(firstOf(nlu, ['language'], ['detectedLanguage'])),
      requester: { id: person },
      messages: messagesIn(payload).map((message) =>
        message.author === 'requester' && isNamed ? { ...message, intent, confidence } : message,
      ),
      report: {
        name: textOf(at(payload, 'botId')),
        ...(isNamed ? { intent, confidence } : {}),
        attempts: intent === 'none' ? [{ step: 'understand the request', worked: false }] : [],
        diagnostics: { ...heardIn(nlu), ...fieldsOf(at(payload, 'state', 'session', 'slots')) },
      },
    }),
  };
}

function messagesIn(payload: unknown): Message[] {
  // Its converse API answers without what was asked; where the state is asked for too, its last turn has it.
  const lastTurn = listOf(at(payload, 'state', 'session', 'lastMessages')).at(-1);
  const asked = textOf(firstOf(payload, ['text'], ['question'])) ?? textOf(at(lastTurn, 'incomingPreview'));
  if (Array.isArray(at(payload, 'responses')))
    return [
      messageWith({ id: placeId(0), author: 'requester', text: asked ?? '' }),
      ...listOf(at(payload, 'responses')).map((one, index) => messageWith({ id: placeId(index + 1), author: 'bot', text: wordsOf(one) })),
    ];
  return [
    messageWith({
      id: textOf(at(payload, 'id')) ?? turnId(payload),
      author: at(payload, 'direction') === 'outgoing' ? 'bot' : 'requester',
      text: wordsOf(at(payload, 'payload')) || (textOf(at(payload, 'preview')) ?? ''),
      sentAt: timeOf(at(payload, 'createdOn')),
    }),
  ];
}

function wordsOf(one: unknown): string {
  const choices = listOf(firstOf(one, ['choices'], ['quick_replies'])).flatMap((each) => textOf(at(each, 'title')) ?? []);
  const lines = [firstOf(one, ['text'], ['wrapped', 'text']), at(one, 'title'), at(one, 'subtitle')].flatMap((line) => textOf(line) ?? []);
  return [...lines, ...offered(choices)].join('\n');
}

function heardIn(nlu: unknown): JsonObject {
  const entities = listOf(at(nlu, 'entities')).map((one) => [textOf(firstOf(one, ['name'], ['type'])), textOf(at(one, 'data', 'value'))]);
  const slots = Object.entries(fieldsOf(at(nlu, 'slots'))).map(([name, one]) => [name, textOf(firstOf(one, ['value'])) ?? textOf(one)]);
  return Object.fromEntries([...entities, ...slots].filter(([name, value]) => name !== null && value !== null));
}
