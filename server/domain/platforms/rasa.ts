import type { Author, Message } from '../conversation.ts';
import { moodIn } from '../free-fields.ts';
import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, someOf, textOf, timeOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform, soundsLikeHandoff } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const ofMessage = 'text intent entities intent_ranking commands metadata message_id response_selector text_tokens';
const ofTracker = `
  sender_id events slots latest_message latest_event_time followup_action paused latest_input_channel active_loop active_form
  latest_action latest_action_name stack assistant_id model_id stream_type
`;
const known = byPlace({
  '': `${ofTracker} next_action tracker domain version`,
  tracker: ofTracker,
  latest_message: ofMessage,
  'tracker.latest_message': ofMessage,
});

/**
 * Rasa: a tracker, alone or in the request that an action server gets. Events keep the tracker's order, because their times
 * do not always follow it; what only the bot's domain knows (the text behind `utter_…`) is not in it.
 */
export const rasa: Platform = {
  idPath: 'sender_id',
  known,
  recognises: (payload) => Array.isArray(at(trackerOf(payload), 'events')),
  read(payload) {
    const tracker = trackerOf(payload);
    const events = listOf(at(tracker, 'events'));
    const action = textOf(firstOf(payload, ['next_action'])) ?? textOf(at(tracker, 'latest_action_name'));
    const latest = at(tracker, 'latest_message');
    const slots = fieldsOf(at(tracker, 'slots'));
    const id = textOf(firstOf(tracker, ['sender_id'])) ?? textOf(at(payload, 'sender_id')) ?? '';
    const channel = textOf(at(tracker, 'latest_input_channel'));
    return {
      type: isPaused(tracker, events) || soundsLikeHandoff(action) || isCommanded(latest) ? 'handoff_requested' : 'message_created',
      conversation: conversationWith({
        id,
        // Rasa has one name for a conversation and for who is in it.
        requester: {
          id: id === '' ? null : id,
          name: textOf(at(slots, 'name')),
          email: textOf(at(slots, 'email')),
          phone: textOf(firstOf(slots, ['phone'], ['phone_number'])),
        },
        channel: /twilio_voice|phone|voice/i.test(channel ?? '')
          ? 'phone'
          : /facebook|telegram|whatsapp|slack/i.test(channel ?? '')
            ? 'social'
            : 'chat',
        messages: events.flatMap((one, index) => said(one, index)),
        report: {
          intent: textOf(at(latest, 'intent', 'name')),
          confidence: shareOf(at(latest, 'intent', 'confidence')),
          reason: action !== null && soundsLikeHandoff(action) ? action : null,
          attempts: events
            .filter((one) => /fallback/i.test(textOf(at(one, 'name')) ?? ''))
            .slice(-20)
            .map((one) => ({ step: textOf(at(one, 'name')) ?? '', worked: false })),
          diagnostics: { ...entitiesOf(latest), ...slots, ...moodIn(slots) },
        },
      }),
    };
  },
};

function trackerOf(payload: unknown): unknown {
  // Some keep the events alone, one a line.
  if (someOf(payload, (one) => /^(?:user|bot)$/.test(textOf(at(one, 'event')) ?? ''))) return { events: payload };
  return isObject(at(payload, 'tracker')) ? at(payload, 'tracker') : payload;
}

/** Some exports leave the flag out: then the last of its events counts. */
function isPaused(tracker: unknown, events: unknown[]): boolean {
  const flag = at(tracker, 'paused');
  if (typeof flag === 'boolean') return flag;
  return (
    at(
      events.findLast((one) => /^(?:pause|resume)$/.test(textOf(at(one, 'event')) ?? '')),
      'event',
    ) === 'pause'
  );
}

/** Assistants with CALM are told what to do by commands, of which one is this. */
function isCommanded(message: unknown): boolean {
  return listOf(at(message, 'commands')).some((one) => /human.?handoff/i.test(textOf(at(one, 'command')) ?? ''));
}

function entitiesOf(message: unknown): JsonObject {
  return Object.fromEntries(
    listOf(at(message, 'entities')).flatMap((one) => {
      const [name, value] = [textOf(at(one, 'entity')), textOf(at(one, 'value'))];
      return name === null || value === null ? [] : [[name, value]];
    }),
  );
}

const authors: Record<string, Author> = { user: 'requester', bot: 'bot', agent: 'agent' };

function said(event: unknown, index: number): Message[] {
  const author = authors[textOf(at(event, 'event')) ?? ''];
  if (author === undefined) return [];
  const parse = at(event, 'parse_data');
  const buttons = [...listOf(at(event, 'data', 'buttons')), ...listOf(at(event, 'data', 'quick_replies'))].flatMap(
    (one) => textOf(at(one, 'title')) ?? [],
  );
  const blocks = listOf(at(event, 'data', 'custom', 'blocks'));
  const file = textOf(firstOf(event, ['data', 'image'], ['data', 'attachment', 'payload', 'src']));
  return [
    messageWith({
      id: textOf(firstOf(event, ['message_id'], ['metadata', 'message_id'])) ?? placeId(index),
      author: author === 'bot' && at(event, 'metadata', 'author') === 'agent' ? 'agent' : author,
      text: [
        textOf(firstOf(event, ['text'], ['data', 'custom', 'text'], ['data', 'custom', 'message'])) ?? '',
        ...blocks.flatMap(wordsOfBlock),
        ...offered([...buttons, ...blocks.flatMap(labelsOfBlock)]),
      ]
        .filter((line) => line !== '')
        .join('\n')
        .trim(),
      sentAt: timeOf(at(event, 'timestamp')),
      intent: textOf(firstOf(parse, ['intent', 'name'])) ?? textOf(at(event, 'metadata', 'utter_action')),
      confidence: shareOf(at(parse, 'intent', 'confidence')),
      attachments: file === null ? [] : [{ name: 'image', contentType: null, url: file }],
    }),
  ];
}

/** Slack's blocks, as bots send them there: texts, fields and what can be pressed. */
function wordsOfBlock(block: unknown): string[] {
  return [at(block, 'text'), at(block, 'title'), ...listOf(at(block, 'fields'))].flatMap(
    (one) => textOf(at(one, 'text')) ?? textOf(one) ?? [],
  );
}

function labelsOfBlock(block: unknown): string[] {
  return [...listOf(at(block, 'elements')), at(block, 'accessory')].flatMap((one) => textOf(firstOf(one, ['text', 'text'])) ?? []);
}
