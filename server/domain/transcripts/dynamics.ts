import type { Author } from '../conversation.ts';
import { htmlText } from '../html-text.ts';
import { at, firstOf, isObject, listOf, parsed, someOf, textOf, timeOf } from '../lenient.ts';
import { base64Bytes } from '../mail/transfer.ts';
import { oldestFirst } from '../platform.ts';
import { textOfBytes } from '../text-of-bytes.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf, sentAtOf } from './transcript.ts';

/**
 * Dynamics 365 Customer Service keeps what was said as a list of messages, in Base64, in the body of a note (`annotation`): the rows as OData
 * answers them, one of them, or the list itself.
 * @returns null where it is none
 */
export function dynamicsLines(value: unknown): Line[] | null {
  const lists = [value, ...rowsOf(value).map((row) => parsed(bodyOf(row)))].map(listIn).filter((list) => list.length > 0);
  if (lists.length === 0) return null;
  // The newest come first where the service writes, the oldest where people export.
  const lines = lists.flatMap((list) => oldestFirst(list.filter((one) => at(one, 'deleted') !== true).map(lineIn), sentAtOf));
  // Rows come as they were asked for.
  return lines.every(({ sentAt }) => sentAt !== null) ? lines.toSorted((a, b) => Date.parse(a.sentAt!) - Date.parse(b.sentAt!)) : lines;
}

function rowsOf(value: unknown): unknown[] {
  const rows = Array.isArray(value) ? value : Array.isArray(at(value, 'value')) ? listOf(at(value, 'value')) : [value];
  return rows.filter((row) => typeof at(row, 'documentbody') === 'string');
}

function bodyOf(row: unknown): string {
  return textOfBytes(base64Bytes(textOf(at(row, 'documentbody')) ?? ''));
}

/** The list, or within an object that holds it as JSON in a string. */
function listIn(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : parsed(firstOf(value, ['Content'], ['messages']));
  return someOf(list, isMessage) ? listOf(list).filter(isObject) : [];
}

function isMessage(one: unknown): boolean {
  return at(one, 'isControlMessage') !== undefined || (at(one, 'createdDateTime') !== undefined && at(one, 'deliveryMode') !== undefined);
}

function lineIn(one: unknown): Line {
  const from = at(one, 'from');
  const name = textOf(firstOf(from, ['user', 'displayName'], ['application', 'displayName'], ['displayName']));
  const content = textOf(firstOf(one, ['content'], ['body', 'content'])) ?? '';
  const text = /<(?:p|div|br|a|b|span)\b/i.test(content) ? htmlText(content) : content;
  const files = listOf(firstOf(one, ['attachments'])).map((file) => ({
    name: textOf(firstOf(file, ['name'], ['fileName'])) ?? 'attachment',
    contentType: textOf(at(file, 'contentType')),
    url: textOf(firstOf(file, ['contentUrl'], ['url'])),
  }));
  const line = lineOf(name, text, timeOf(firstOf(one, ['createdDateTime'], ['created'])));
  return { ...line, author: authorOf(one, name), attachments: files };
}

/** @returns null where only the name may tell */
function authorOf(one: unknown, name: string | null): Author | null {
  const given = at(one, 'tags');
  const told = (Array.isArray(given) ? given : [given]).flatMap((tag) => textOf(tag) ?? []);
  const tags = told
    .join(',')
    .toLowerCase()
    .split(/[,;\s]+/);
  if (at(one, 'isControlMessage') === true || tags.includes('system') || /^__agent__$/i.test(name ?? '')) return 'system';
  if (tags.includes('fromcustomer')) return 'requester';
  if (isObject(at(one, 'from', 'application')) || tags.includes('bot')) return 'bot';
  return authorOfName(name) ?? (name === null ? 'system' : null);
}
