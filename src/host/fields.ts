import type { Host } from './connect.ts';
import { askHelpdesk } from './request.ts';

/** A ticket field of the account's own that an agent may fill in. */
export interface TicketField {
  id: number;
  title: string;
  kind: 'text' | 'number' | 'date' | 'checkbox' | 'choice';
  choices: { name: string; value: string }[];
}

export interface RestField {
  id: number;
  title?: string;
  type?: string;
  active?: boolean;
  custom_field_options?: { name: string; value: string }[];
}

/** Zendesk's kinds of fields that one control can fill; the others have their place in the ticket. */
const kinds: Record<string, TicketField['kind']> = {
  text: 'text',
  textarea: 'text',
  regexp: 'text',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  checkbox: 'checkbox',
  tagger: 'choice',
};
/** An account has no more than 400. */
const mostPages = 5;

/** Those that one control can fill in. @throws RequestFailed */
export async function ticketFields(host: Host): Promise<TicketField[]> {
  return (await everyField(host)).flatMap(({ id, title = '', type = '', active, custom_field_options: choices = [] }) => {
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    return kind && active !== false ? [{ id, title, kind, choices }] : [];
  });
}

/** All that the account knows, as the helpdesk tells them. @throws RequestFailed */
export async function everyField(host: Host): Promise<RestField[]> {
  const fields: RestField[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { ticket_fields = [], next_page } = (await askHelpdesk(host, `/api/v2/ticket_fields.json?per_page=100&page=${page}`)) as {
      ticket_fields?: RestField[];
      next_page?: string | null;
    };
    fields.push(...ticket_fields);
    if (!next_page) break;
  }
  return fields;
}

const pathOf = (id: number) => `ticket.customField:custom_field_${id}`;

/** What the open ticket has in a field, with what the agent has not saved yet. @throws Error where the page does not have it */
export async function fieldValue({ client }: Host, id: number): Promise<string> {
  const { [pathOf(id)]: value } = await client.get([pathOf(id)]);
  return value === null || value === undefined ? '' : String(value);
}

/** Fills in a field of the open ticket, as if the agent had typed it. @throws Error where the page does not take it */
export async function setField({ client }: Host, { id, kind }: TicketField, value: string): Promise<void> {
  await client.set(pathOf(id), kind === 'checkbox' ? value === 'true' : value === '' ? null : value);
}
