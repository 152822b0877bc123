import type { BotEvent } from './bot.ts';
import type { Attachment, Conversation, Message, Requester } from './conversation.ts';
import { firstOf, textOf } from './lenient.ts';
import type { Envelope } from './unknown-fields.ts';

/** How one bot platform writes conversations down; read by the server from webhooks and by the panel from attachments. */
export interface Platform extends Envelope {
  /** Whether a payload is of this platform, told by its content alone. */
  recognises(payload: unknown): boolean;
  /** Reads what can be read. Never throws; an id that the payload does not tell is ''. */
  read(payload: unknown): BotEvent;
  /** What it says of each conversation by itself, where one payload may tell of several; the first stays the first. */
  parts?(payload: unknown): unknown[];
  /** Ids of messages that whoever wrote them has taken back; whoever reads the payload leaves them out, also where another one told of them before. */
  withdrawn?(payload: unknown): string[];
  /** Whether it is the platform's own test of the connection, which says nothing of any conversation. */
  isTest?(payload: unknown): boolean;
  /** Where somebody has to agree before the platform delivers anything, which such a test tells; null where nowhere. */
  confirmAt?(payload: unknown): string | null;
  /** What the platform writes in other shapes, through other doors or in other versions → in the shape that is read; all else as it is. */
  asUsual?(payload: unknown): unknown;
  /** Where the payload names its conversation, for the sentence that says what is missing. */
  idPath: string;
}

/** A file that somebody added, by the names that platforms have for its name, its kind and its address. @param unnamed where it has no name */
export function fileOf(file: unknown, unnamed = 'file'): Attachment {
  return {
    name: textOf(firstOf(file, ['filename'], ['file_name'], ['name'])) ?? unnamed,
    contentType: textOf(firstOf(file, ['content_type'], ['media_type'], ['mime_type'])),
    url: textOf(firstOf(file, ['content_url'], ['url'], ['media_url'])),
  };
}

type Parts<T> = { [K in keyof T]?: T[K] | undefined };

/** One for all: a list of its own for each of twenty thousand messages would be most of what they cost. */
const noFiles: Message['attachments'] = [];

/** A message of which only some things are known. */
export function messageWith(known: Pick<Message, 'id' | 'author' | 'text'> & Parts<Message>): Message {
  return {
    id: known.id,
    author: known.author,
    name: known.name ?? null,
    text: known.text,
    sentAt: known.sentAt ?? null,
    confidence: known.confidence ?? null,
    intent: known.intent ?? null,
    sources: known.sources ?? null,
    attachments: known.attachments ?? noFiles,
  };
}

/** {@link messageWith} for long transcripts, of whose messages nothing more is known: nothing is put together to be taken apart again. */
export function plainMessage<A extends Message['author'] | null>(
  id: string,
  author: A,
  name: string | null,
  text: string,
  sentAt: string | null,
): Omit<Message, 'author'> & { author: A } {
  return { id, author, name, text, sentAt, confidence: null, intent: null, sources: null, attachments: noFiles };
}

interface ConversationParts extends Parts<Omit<Conversation, 'requester' | 'report'>> {
  requester?: Parts<Requester>;
  report?: Parts<Conversation['report']>;
}

/** A conversation of which only some things are known. Messages that say and carry nothing are left out. */
export function conversationWith({
  id,
  channel,
  locale,
  startedAt,
  requester = {},
  messages = [],
  report = {},
}: ConversationParts): Conversation {
  const said = messages.every(saysSomething) ? messages : messages.filter(saysSomething);
  return {
    id: id ?? '',
    channel: channel ?? 'chat',
    locale: locale ?? null,
    startedAt: startedAt ?? said[0]?.sentAt ?? null,
    requester: {
      id: requester.id ?? null,
      name: requester.name ?? null,
      email: requester.email ?? null,
      phone: requester.phone ?? null,
      attributes: requester.attributes ?? {},
    },
    messages: said,
    report: {
      name: report.name ?? null,
      intent: report.intent ?? null,
      classification: report.classification ?? null,
      confidence: report.confidence ?? null,
      reason: report.reason ?? null,
      attempts: report.attempts ?? [],
      diagnostics: report.diagnostics ?? {},
    },
  };
}

function saysSomething({ text, attachments }: Message): boolean {
  return text !== '' || attachments.length > 0;
}

/** Names that bot builders give to the step at which a human takes over. */
export function soundsLikeHandoff(name: string | null): boolean {
  return name !== null && /hand.?(?:off|over)|human|live.?agent|transfer|escalat|to.?agent|agent.?request/i.test(name);
}

/** A list that comes in either order, as it was asked for. @param orderOf what grows with time; null or NaN where one does not tell */
export function oldestFirst<T>(list: T[], orderOf: (one: T) => string | number | null): T[] {
  const [newest, oldest] = [list[0], list.at(-1)];
  if (newest === undefined || oldest === undefined) return list;
  const [first, last] = [orderOf(newest), orderOf(oldest)];
  return first !== null && last !== null && first > last ? list.toReversed() : list;
}

/** What the requester is offered to press, as a line of its own: they answer with these words. */
export function offered(labels: string[]): string[] {
  return labels.length === 0 ? [] : [`[${labels.join('] [')}]`];
}
