import type { Attachment } from '../conversation.ts';
import { at, firstOf, isObject, listOf, someOf, textOf, timeOf } from '../lenient.ts';
import { inCharset } from '../mail/transfer.ts';
import type { Platform } from '../platform.ts';
import { messenger } from '../platforms/messenger.ts';
import { byPlace } from '../unknown-fields.ts';
import { type Line, lineOf } from './transcript.ts';

/** One of a Messenger webhook's events without what is around it. An echo comes from the page. */
export const messengerItem: Platform = {
  ...messenger,
  known: byPlace({ '': 'sender recipient timestamp message postback message_edit' }),
  recognises: (payload) =>
    textOf(at(payload, 'sender', 'id')) !== null &&
    textOf(at(payload, 'recipient', 'id')) !== null &&
    ['message', 'postback', 'message_edit'].some((name) => isObject(at(payload, name))),
  read: (payload) => messenger.read(asWebhook(payload)),
  withdrawn: (payload) => messenger.withdrawn?.(asWebhook(payload)) ?? [],
};

function asWebhook(item: unknown): unknown {
  const isEcho = at(item, 'message', 'is_echo') === true;
  return { entry: [{ id: at(item, isEcho ? 'sender' : 'recipient', 'id'), messaging: [item] }] };
}

const files = ['photos', 'videos', 'audio_files', 'files', 'gifs', 'media'];

/**
 * What people download of Messenger or Instagram: newest first, names alone, and nobody's part told.
 * @returns null where it is none
 */
export function messengerExport(value: unknown): Line[] | null {
  const list = at(value, 'messages');
  const isOf = (one: unknown) => typeof at(one, 'sender_name') === 'string' && firstOf(one, ['timestamp_ms'], ['timestamp']) !== undefined;
  if (!someOf(list, isOf)) return null;
  return listOf(list)
    .filter((one) => at(one, 'is_unsent') !== true)
    .map(lineIn)
    .reverse()
    .sort((a, b) => Date.parse(a.sentAt ?? '') - Date.parse(b.sentAt ?? '') || 0);
}

function lineIn(one: unknown): Line {
  const called = at(one, 'call_duration') !== undefined || /^(?:call|subscribe|unsubscribe)$/i.test(textOf(at(one, 'type')) ?? '');
  const said = lineOf(
    asMeant(textOf(at(one, 'sender_name'))),
    asMeant(textOf(firstOf(one, ['content'], ['text'], ['share', 'link']))) ?? '',
    timeOf(firstOf(one, ['timestamp_ms'], ['timestamp'])),
  );
  return { ...said, author: called ? 'system' : null, attachments: [...files.flatMap((kind) => filesOf(one, kind)), ...stickerOf(one)] };
}

function filesOf(one: unknown, kind: string): Attachment[] {
  return listOf(at(one, kind)).map((file) => nameOf(textOf(at(file, 'uri')), kind));
}

function stickerOf(one: unknown): Attachment[] {
  return isObject(at(one, 'sticker')) ? [nameOf(textOf(at(one, 'sticker', 'uri')), 'sticker')] : [];
}

/** Addresses are those of the downloaded folder. */
function nameOf(path: string | null, kind: string): Attachment {
  return { name: path?.slice(path.lastIndexOf('/') + 1) || kind, contentType: null, url: null };
}

/** The export writes each byte of UTF-8 as a character of its own. */
function asMeant(text: string | null): string | null {
  if (text === null || !/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  const meant = inCharset(
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    'utf-8',
  );
  return meant.includes('\ufffd') ? text : meant;
}
