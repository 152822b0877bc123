import type { BotEvent } from '../bot.ts';
import { readEach } from '../each-turn.ts';
import { at, isObject, listOf, textOf } from '../lenient.ts';
import { placeId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform } from '../platform.ts';
import { ada } from '../platforms/ada.ts';
import { amazonConnect } from '../platforms/amazon-connect.ts';
import { amazonLex } from '../platforms/amazon-lex.ts';
import { botFramework } from '../platforms/bot-framework.ts';
import { botpress } from '../platforms/botpress.ts';
import { chatwoot } from '../platforms/chatwoot.ts';
import { customGpt } from '../platforms/custom-gpt.ts';
import { dialogflowCx } from '../platforms/dialogflow-cx.ts';
import { dialogflowEs } from '../platforms/dialogflow-es.ts';
import { intercom } from '../platforms/intercom.ts';
import { line } from '../platforms/line.ts';
import { messenger } from '../platforms/messenger.ts';
import { openaiMessages } from '../platforms/openai.ts';
import { rasa } from '../platforms/rasa.ts';
import { sunshine } from '../platforms/sunshine.ts';
import { twilio } from '../platforms/twilio.ts';
import { voiceflow } from '../platforms/voiceflow.ts';
import { whatsAppCloud } from '../platforms/whatsapp-cloud.ts';
import { zendeskEvents } from '../platforms/zendesk-events.ts';
import { withUnknown } from '../unknown-fields.ts';
import { anyLines } from './any-list.ts';
import { callLines } from './call-json.ts';
import { chatExport } from './chat-exports.ts';
import { dynamicsLines } from './dynamics.ts';
import { genesysLines } from './genesys.ts';
import { type JsonRead, readJson } from './json.ts';
import { livePerson } from './live-person.ts';
import { mendedJson } from './mend-json.ts';
import { messengerExport, messengerItem } from './messenger-logs.ts';
import { slackLines } from './slack-export.ts';
import { textsInside } from './texts-inside.ts';
import { commentLines } from './ticket-comments.ts';
import { type Line, ofLines, type Transcript, type TranscriptNote } from './transcript.ts';
import { twilioEvent } from './twilio-events.ts';
import { voiceflowRows } from './voiceflow-rows.ts';

/** The most particular first: a looser one would take what is meant for another. */
const platforms: [string, Platform][] = [
  ['amazon_connect', amazonConnect],
  ['custom_gpt', customGpt],
  ['intercom', intercom],
  ['sunshine', sunshine],
  ['zendesk_event', zendeskEvents],
  ['messenger', messenger],
  ['messenger_item', messengerItem],
  ['whatsapp_cloud', whatsAppCloud],
  ['line', line],
  ['ada', ada],
  ['chatwoot', chatwoot],
  ['rasa', rasa],
  ['dialogflow_es', dialogflowEs],
  ['dialogflow_cx', dialogflowCx],
  ['amazon_lex', amazonLex],
  ['botpress', botpress],
  ['bot_framework', botFramework],
  ['openai_messages', openaiMessages],
  ['voiceflow', voiceflow],
  ['voiceflow_rows', voiceflowRows],
  ['twilio_event', twilioEvent],
  ['twilio', twilio],
];

/** Those that tell one turn at a time, of which whoever keeps them has a list. */
const turnwise = new Set([
  'amazon_connect',
  'intercom',
  'sunshine',
  'zendesk_event',
  'messenger',
  'messenger_item',
  'whatsapp_cloud',
  'line',
  'ada',
  'chatwoot',
  'dialogflow_es',
  'dialogflow_cx',
  'amazon_lex',
  'botpress',
  'twilio_event',
]);

type Reader = (text: string) => Transcript | null;

/**
 * A conversation in JSON of any platform, or of nobody in particular; damaged JSON as far as it goes.
 * @param readInside reads a conversation that is one string within the JSON
 * @returns null where none is in it
 */
export function jsonTranscript(text: string, readInside: Reader): Transcript | null {
  const json = readJson(text);
  if (!json) return null;
  try {
    return withNotes(valueTranscript(json.value, readInside), json);
  } catch (error) {
    // JSON.parse takes a million levels, the stack some thousands: read again, what lies so deep is passed over.
    const shallow = error instanceof RangeError ? mendedJson(text) : null;
    if (!shallow) throw error;
    return withNotes(valueTranscript(shallow.value, readInside), shallow);
  }
}

function withNotes(read: Transcript | null, { isCut, damage }: JsonRead): Transcript | null {
  if (!read) return null;
  const about: TranscriptNote[] = [
    ...(damage.length > 0 ? [{ code: 'damaged' as const, count: damage.length, first: damage[0]! + 1 }] : []),
    ...(isCut ? [{ code: 'cut' as const, after: read.conversation.messages.length }] : []),
  ];
  return { ...read, notes: [...about, ...read.notes] };
}

/** The same of a value that was read already. */
export function valueTranscript(value: unknown, readInside: Reader): Transcript | null {
  const brief = fromBrief(value);
  if (brief) return brief;
  for (const [format, platform] of platforms) {
    const usual = platform.asUsual?.(value) ?? value;
    if (!platform.recognises(usual)) continue;
    // Of several conversations the first is read: what builders added to the others says nothing of it.
    const read = withUnknown(platform.read(usual), platform.parts?.(usual)[0] ?? usual, platform);
    const { conversation } = withoutWithdrawn(read, platform, [usual]);
    if (conversation.messages.length > 0) return { format, conversation, notes: [] };
    // What was taken back must not be found by a looser reader.
    if ((platform.withdrawn?.(usual) ?? []).length > 0) return null;
  }
  const own = ofService(value);
  if (own) return own;
  const heard = callLines(value);
  const call = heard && ofLines('call_json', heard, [], 'phone');
  if (call) return call;
  const turns = Array.isArray(value) ? ofTurns(value) : null;
  if (turns) return turns;
  const any = anyLines(value);
  const inside = any && hasParties(any.lines) ? null : longestInside(value, readInside);
  return inside ?? (any ? ofLines('json', any.lines, skipped(any.skipped)) : null);
}

const services: [string, (value: unknown) => Line[] | null][] = [
  ['dynamics_365', dynamicsLines],
  ['messenger_export', messengerExport],
  ['genesys', genesysLines],
  ['slack', slackLines],
  ['ticket_comments', commentLines],
];

/** What services keep or export, in shapes of their own. */
function ofService(value: unknown): Transcript | null {
  for (const [format, linesIn] of services) {
    const lines = linesIn(value);
    if (lines) return ofLines(format, lines);
  }
  return livePerson(value) ?? chatExport(value);
}

function skipped(count: number): TranscriptNote[] {
  return count > 0 ? [{ code: 'skipped', count }] : [];
}

function ofTurns(list: unknown[]): Transcript | null {
  const first = list.find(isObject);
  const [format, platform] = platforms.find(([name, one]) => turnwise.has(name) && one.recognises(one.asUsual?.(first) ?? first)) ?? [];
  if (!format || !platform) return null;
  const usual = list.map((one) => platform.asUsual?.(one) ?? one);
  const read = readEach(platform, usual);
  if (!read || read.event.conversation.messages.length === 0) return null;
  return { format, conversation: withoutWithdrawn(read.event, platform, usual).conversation, notes: skipped(read.others) };
}

/** Without the messages that whoever wrote them took back, in whichever of the payloads that is told. */
function withoutWithdrawn(event: BotEvent, { withdrawn }: Platform, payloads: unknown[]): BotEvent {
  const gone = new Set(withdrawn === undefined ? [] : payloads.flatMap(withdrawn));
  if (gone.size === 0) return event;
  const { conversation } = event;
  return { ...event, conversation: { ...conversation, messages: conversation.messages.filter(({ id }) => !gone.has(id)) } };
}

function hasParties(lines: Line[]): boolean {
  return lines.some(({ name }) => name !== lines[0]?.name);
}

function longestInside(value: unknown, readInside: Reader): Transcript | null {
  let longest: Transcript | null = null;
  for (const text of textsInside(value)) {
    const read = readInside(text);
    if (read && read.conversation.messages.length > Math.max(1, longest?.conversation.messages.length ?? 0)) longest = read;
  }
  return longest;
}

/** A brief whose version or parts are not ours to judge still holds its messages. */
function fromBrief(value: unknown): Transcript | null {
  if (at(value, 'version') === undefined || at(value, 'handoff') === undefined) return null;
  const messages = listOf(at(value, 'messages')).map((one, index) => {
    const author = textOf(at(one, 'author'));
    const known = author === 'requester' || author === 'bot' || author === 'agent' ? author : 'system';
    return messageWith({
      id: textOf(at(one, 'id')) ?? placeId(index),
      author: known,
      name: textOf(at(one, 'name')),
      text: textOf(at(one, 'text')) ?? '',
      sentAt: textOf(at(one, 'sent_at')),
    });
  });
  return {
    format: 'baton_brief',
    notes: [],
    conversation: conversationWith({ id: textOf(at(value, 'conversation', 'id')) ?? '', messages }),
  };
}
