import type { BotEvent } from '../bot.ts';
import { htmlText } from '../html-text.ts';
import { at, listOf, textOf } from '../lenient.ts';
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
import { openaiMessages } from '../platforms/openai.ts';
import { rasa } from '../platforms/rasa.ts';
import { sunshine } from '../platforms/sunshine.ts';
import { twilio } from '../platforms/twilio.ts';
import { voiceflow } from '../platforms/voiceflow.ts';
import { zendeskEvents } from '../platforms/zendesk-events.ts';
import { anyLines, callLines } from './call-json.ts';
import { csvLines } from './csv.ts';
import { cueLines } from './cues.ts';
import { emailLines, isEmail } from './email.ts';
import { readJson } from './json.ts';
import { inlineLines, plainLines } from './plain-text.ts';
import { authorOfName, type Line, offersHelp, type Transcript, type TranscriptNote, toMessages } from './transcript.ts';

/** The most particular first: a looser one would take what is meant for another. */
const platforms: [string, Platform][] = [
  ['amazon_connect', amazonConnect],
  ['custom_gpt', customGpt],
  ['intercom', intercom],
  ['sunshine', sunshine],
  ['zendesk_event', zendeskEvents],
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
  ['twilio', twilio],
];

/** Characters that are read; beyond them a note says where it was cut. */
export const longestTranscript = 8_000_000;

/**
 * Reads a conversation in whatever format it was written down, told by its content. What is damaged is read as far as it goes.
 * Never throws.
 * @returns null where no conversation is in it
 */
export function readTranscript(text: string): Transcript | null {
  const whole = text.replace(/^\uFEFF/, '');
  const kept = whole.slice(0, longestTranscript);
  const read = readAny(kept.trim());
  if (!read || read.conversation.messages.length === 0) return null;
  return kept.length < whole.length ? { ...read, notes: [...read.notes, { code: 'cut', after: read.conversation.messages.length }] } : read;
}

function readAny(text: string): Transcript | null {
  if (/^[[{]/.test(text) && !/^\[[^\]{}"]{1,60}\]/.test(text)) {
    const json = readJson(text);
    const read = json && ofJson(json.value);
    if (json && read)
      return json.isCut ? { ...read, notes: [...read.notes, { code: 'cut', after: read.conversation.messages.length }] } : read;
  }
  if (/^WEBVTT\b/.test(text) || /^(?:\d+\s*\r?\n)?\d{1,2}:\d{2}[:.,\d]*\s+-->/.test(text)) {
    const { lines, isCut } = cueLines(text);
    return ofLines(/^WEBVTT/.test(text) ? 'webvtt' : 'srt', lines, isCut ? [{ code: 'cut', after: lines.length }] : [], 'phone');
  }
  // Known tags only: "<Ann> hello" is how some chats are logged.
  return /^<(?:!doctype|!--|\?xml|(?:html|head|meta|title|style|body|main|section|article|div|p|table|ul|ol|dl|pre|blockquote|span|strong|b|em|font|a|img|hr|br|h\d)\b)/i.test(
    text,
  )
    ? relabelled(readText(htmlText(text)), 'html')
    : readText(text);
}

function readText(text: string): Transcript | null {
  const inline = inlineLines(text);
  if (inline.length > 0) return ofLines('zendesk_chat', inline);
  const csv = csvLines(text);
  if (csv)
    return ofLines('csv', csv.lines, [
      ...(csv.skipped > 0 ? [{ code: 'skipped' as const, count: csv.skipped }] : []),
      ...(csv.isCut ? [{ code: 'cut' as const, after: csv.lines.length }] : []),
    ]);
  if (isEmail(text)) {
    const { lines, subject } = emailLines(text);
    const mail = ofLines('email', lines, [], 'email');
    return mail && subject
      ? { ...mail, conversation: { ...mail.conversation, report: { ...mail.conversation.report, classification: subject } } }
      : mail;
  }
  const { lines, isMarkdown } = plainLines(text);
  return isSpoken(lines) ? ofLines(isMarkdown ? 'markdown' : 'text', lines) : null;
}

/** A letter has words with a colon too: a conversation has two parties, and one of them is named as such, timed or heard again. */
function isSpoken(lines: Line[]): boolean {
  const speakers = new Set(lines.map(({ speaker }) => speaker));
  if (speakers.size < 2) return false;
  return (
    lines.length > speakers.size ||
    lines.some(({ speaker, sentAt, text }) => authorOfName(speaker) !== null || typeof sentAt === 'string' || offersHelp.test(text))
  );
}

function ofJson(value: unknown): Transcript | null {
  const brief = fromBrief(value);
  if (brief) return brief;
  for (const [format, platform] of platforms) {
    if (!platform.recognises(value)) continue;
    const { conversation }: BotEvent = platform.read(value);
    if (conversation.messages.length > 0) return { format, conversation, notes: [] };
  }
  const call = callLines(value);
  if (call) return ofLines('call_json', call, [], 'phone');
  const any = anyLines(value);
  return any ? ofLines('json', any.lines, any.skipped > 0 ? [{ code: 'skipped', count: any.skipped }] : []) : null;
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

function ofLines(
  format: string,
  lines: Line[],
  notes: TranscriptNote[] = [],
  channel: 'chat' | 'phone' | 'email' = 'chat',
): Transcript | null {
  const { messages, notes: aboutSpeakers } = toMessages(lines);
  return messages.length === 0
    ? null
    : { format, conversation: conversationWith({ channel, messages }), notes: [...notes, ...aboutSpeakers] };
}

function relabelled(transcript: Transcript | null, format: string): Transcript | null {
  return transcript && { ...transcript, format };
}
