import type { Author } from '../conversation.ts';
import { at, firstOf, isObject, listOf, numberOf, someOf, textOf, timeOf } from '../lenient.ts';
import { type Line, lineOf } from './transcript.ts';

/**
 * Genesys Cloud: transcripts of speech (`transcripts[].phrases[]`, each with its speaker's purpose), the messages of a recording, and Open Messaging's
 * notifications, one or a log of them.
 * @returns null where it is none
 */
export function genesysLines(value: unknown): Line[] | null {
  const phrases = listOf(at(value, 'transcripts')).flatMap((one) => listOf(at(one, 'phrases')));
  if (someOf(phrases, (one) => at(one, 'participantPurpose') !== undefined)) return byTime(phrases).map(phraseLine);
  const kept = at(value, 'messagingTranscript');
  if (someOf(kept, (one) => at(one, 'messageText') !== undefined)) return listOf(kept).map(keptLine);
  const notices = Array.isArray(value) ? value : [value];
  if (!someOf(notices, isNotice)) return null;
  return notices.filter(isNotice).map(noticeLine);
}

function byTime(phrases: unknown[]): unknown[] {
  const begin = (one: unknown) => numberOf(at(one, 'startTimeMs')) || 0;
  return phrases.toSorted((a, b) => begin(a) - begin(b));
}

function authorOf(purpose: string | null): Author | null {
  if (purpose === null) return null;
  if (/^(?:external|customer|user)$/i.test(purpose)) return 'requester';
  return /^(?:internal|agent)$/i.test(purpose) ? 'agent' : /bot|ivr|workflow|acd|voicemail/i.test(purpose) ? 'bot' : null;
}

function phraseLine(one: unknown): Line {
  const purpose = textOf(at(one, 'participantPurpose'));
  return { ...lineOf(purpose, textOf(firstOf(one, ['decoratedText'], ['text'])) ?? ''), author: authorOf(purpose) };
}

function keptLine(one: unknown): Line {
  const name = textOf(firstOf(one, ['fromUser', 'name'], ['fromExternalContact', 'name'], ['from']));
  const isStaff = isObject(at(one, 'fromUser'));
  const author =
    authorOf(textOf(at(one, 'purpose'))) ?? (isStaff ? 'agent' : isObject(at(one, 'fromExternalContact')) ? 'requester' : null);
  return {
    ...lineOf(name, textOf(at(one, 'messageText')) ?? '', timeOf(at(one, 'timestamp'))),
    author,
    attachments: filesOf(listOf(at(one, 'messageMediaAttachments'))),
  };
}

function isNotice(one: unknown): boolean {
  return /^(?:in|out)bound$/i.test(textOf(at(one, 'direction')) ?? '') && textOf(at(one, 'channel', 'platform')) !== null;
}

function noticeLine(one: unknown): Line {
  const isInbound = /^inbound$/i.test(textOf(at(one, 'direction')) ?? '');
  const name = textOf(firstOf(at(one, 'channel', 'from'), ['nickname'], ['firstName'], ['id']));
  const files = listOf(at(one, 'content')).flatMap((part) => at(part, 'attachment') ?? []);
  return {
    ...lineOf(name, textOf(at(one, 'text')) ?? '', timeOf(at(one, 'channel', 'time'))),
    author: isInbound ? 'requester' : /^bot$/i.test(textOf(at(one, 'originatingEntity')) ?? '') ? 'bot' : 'agent',
    attachments: filesOf(files),
  };
}

function filesOf(files: unknown[]): Line['attachments'] {
  return files.map((file) => ({
    name: textOf(firstOf(file, ['filename'], ['name'], ['mediaType'])) ?? 'file',
    contentType: textOf(firstOf(file, ['mime'], ['contentType'])),
    url: textOf(at(file, 'url')),
  }));
}
