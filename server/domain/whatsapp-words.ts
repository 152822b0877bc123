import type { Attachment } from './conversation.ts';
import { at, fieldsOf, firstOf, listOf, parsed, textOf } from './lenient.ts';
import { offered } from './platform.ts';

/** Of what the API cannot tell, such as a poll, it is seen that it was there. */
const files = new Set(['image', 'video', 'audio', 'voice', 'document', 'sticker', 'unsupported']);

/** What a message of WhatsApp's Cloud API says, line by line. @param kind its type @param content what stands below that name */
export function cloudWords(kind: string, content: unknown): string[] {
  return (kind === 'contacts' ? listOf(content).flatMap(cardOf) : linesOf(kind, content)).flatMap((line) => textOf(line) ?? []);
}

function linesOf(kind: string, content: unknown): unknown[] {
  switch (kind) {
    case 'location':
      return placeOf(content);
    case 'interactive':
      return [...chosen(content), ...asked(content)];
    case 'order':
      return [at(content, 'text'), ...listOf(at(content, 'product_items')).map(itemOf)];
    case 'template':
      return templateOf(content);
    default:
      return [firstOf(content, ['body'], ['caption'], ['text'], ['title'])];
  }
}

/** Files are fetched by their id; only what a bot sends by a link has an address. */
export function cloudFiles(kind: string, content: unknown): Attachment[] {
  if (!files.has(kind)) return [];
  return [
    {
      name: textOf(firstOf(content, ['filename'])) ?? kind,
      contentType: textOf(at(content, 'mime_type')),
      url: textOf(firstOf(content, ['link'], ['url'])),
    },
  ];
}

function placeOf(content: unknown): unknown[] {
  const named = [at(content, 'name'), at(content, 'address')].filter((one) => textOf(one) !== null);
  const [north, east] = [textOf(at(content, 'latitude')), textOf(at(content, 'longitude'))];
  return named.length > 0 || north === null || east === null ? named : [`${north}, ${east}`];
}

/** A button or a row of a list that was pressed, or the fields of a form. */
function chosen(content: unknown): unknown[] {
  const pressed = at(content, 'button_reply') ?? at(content, 'list_reply');
  const form = at(content, 'nfm_reply');
  const fields = Object.entries(fieldsOf(parsed(at(form, 'response_json')))).filter(([name]) => name !== 'flow_token');
  return [
    at(pressed, 'title'),
    at(pressed, 'description'),
    at(form, 'body'),
    ...fields.map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`),
  ];
}

/** What a bot asks with buttons or a list. */
function asked(content: unknown): unknown[] {
  const action = at(content, 'action');
  const rows = listOf(at(action, 'sections')).flatMap((section) => listOf(at(section, 'rows')));
  const labels = [...listOf(at(action, 'buttons')).map((one) => at(one, 'reply', 'title')), ...rows.map((one) => at(one, 'title'))];
  return [
    at(content, 'header', 'text'),
    at(content, 'body', 'text'),
    at(content, 'footer', 'text'),
    ...offered(labels.flatMap((one) => textOf(one) ?? [])),
  ];
}

function itemOf(item: unknown): string {
  return `${textOf(at(item, 'quantity')) ?? 1} × ${textOf(at(item, 'product_retailer_id')) ?? ''}`.trim();
}

/** Its own words are kept at WhatsApp: what is told are the name and what was put into it. */
function templateOf(content: unknown): unknown[] {
  const values = listOf(at(content, 'components')).flatMap((part) => listOf(at(part, 'parameters')).map((one) => at(one, 'text')));
  return [at(content, 'name'), ...values];
}

function cardOf(card: unknown): unknown[] {
  return [
    at(card, 'name', 'formatted_name'),
    ...listOf(at(card, 'phones')).map((one) => at(one, 'phone')),
    ...listOf(at(card, 'emails')).map((one) => at(one, 'email')),
  ];
}
