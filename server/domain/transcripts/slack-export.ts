import type { Attachment } from '../conversation.ts';
import { at, firstOf, isObject, listOf, numberOf, someOf, textOf, timeOf } from '../lenient.ts';
import { type Line, lineOf } from './transcript.ts';

/** What a channel tells of itself. */
const ofChannel = /^(?:channel|group)_|^(?:bot_add|bot_remove|pinned_item|unpinned_item|reminder_add|huddle_thread|tombstone)/;

/**
 * Slack's messages as an export or its API has them: a list, an answer with `messages`, or one. In the order of their times, threads among the rest:
 * the export has answers where they were written, the API the newest first. Nobody's part is told but a bot's.
 * @returns null where it is none
 */
export function slackLines(value: unknown): Line[] | null {
  const list = Array.isArray(value) ? value : (firstOf(value, ['messages'], ['history', 'messages']) ?? [value]);
  if (!someOf(list, isMessage)) return null;
  const seen = new Set<string>();
  const all = listOf(list).filter((one) => {
    const id = `${textOf(at(one, 'ts'))} ${textOf(at(one, 'user'))}`;
    return isMessage(one) && !seen.has(id) && seen.add(id);
  });
  const isTimed = all.every((one) => secondsOf(one) > 0);
  return (isTimed ? all.toSorted((a, b) => secondsOf(a) - secondsOf(b)) : all).map(lineIn);
}

function isMessage(one: unknown): boolean {
  const isBySomebody = /^[UWB][A-Z0-9]{6,}$/.test(textOf(firstOf(one, ['user'], ['bot_id'])) ?? '') || textOf(at(one, 'subtype')) !== null;
  const isSlacks =
    /^\d{10}\.\d{6}$/.test(textOf(at(one, 'ts')) ?? '') || (at(one, 'blocks') !== undefined && at(one, 'user') !== undefined);
  return isObject(one) && isBySomebody && isSlacks && typeof at(one, 'text') === 'string';
}

function secondsOf(one: unknown): number {
  return numberOf(at(one, 'ts')) || 0;
}

function lineIn(one: unknown): Line {
  const kind = textOf(at(one, 'subtype')) ?? '';
  const name = textOf(
    firstOf(
      one,
      ['user_profile', 'real_name'],
      ['user_profile', 'display_name'],
      ['bot_profile', 'name'],
      ['username'],
      ['user'],
      ['bot_id'],
    ),
  );
  const isBot = kind === 'bot_message' || textOf(at(one, 'bot_id')) !== null;
  const text = textOf(at(one, 'text')) ?? blocksOf(at(one, 'blocks')) ?? '';
  return {
    ...lineOf(name, unescaped(text), timeOf(secondsOf(one))),
    author: ofChannel.test(kind) ? 'system' : isBot ? 'bot' : null,
    attachments: [...listOf(at(one, 'files')), at(one, 'file')].filter(isObject).map(fileIn),
  };
}

function blocksOf(blocks: unknown): string | null {
  return textOf(
    listOf(blocks)
      .flatMap((one) => textOf(firstOf(one, ['text', 'text'], ['text'])) ?? [])
      .join('\n'),
  );
}

/** Three characters are written as in HTML, and nothing else is. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function fileIn(file: unknown): Attachment {
  return {
    name: textOf(firstOf(file, ['title'], ['name'])) ?? 'file',
    contentType: textOf(at(file, 'mimetype')),
    url: textOf(firstOf(file, ['url_private'], ['permalink'])),
  };
}
