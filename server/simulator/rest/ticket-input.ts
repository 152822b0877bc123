import type { Account } from '../account.ts';
import type { SimTicket } from '../state.ts';
import { type FieldProblem, notIncluded } from './refuse.ts';

export interface TicketInput {
  subject?: unknown;
  comment?: Record<string, unknown>;
  priority?: unknown;
  status?: unknown;
  type?: unknown;
  tags?: unknown;
  additional_tags?: unknown;
  remove_tags?: unknown;
  custom_fields?: unknown;
  requester?: Record<string, unknown>;
  requester_id?: unknown;
  assignee_id?: unknown;
  group_id?: unknown;
  ticket_form_id?: unknown;
  external_id?: unknown;
  metadata?: unknown;
  safe_update?: unknown;
  updated_stamp?: unknown;
}

const lists = {
  priority: ['low', 'normal', 'high', 'urgent'],
  status: ['new', 'open', 'pending', 'hold', 'solved', 'closed'],
  type: ['problem', 'incident', 'question', 'task'],
};

/** @returns what Zendesk would refuse, or null */
export function problemsOf(account: Account, input: TicketInput): Record<string, FieldProblem[]> | null {
  for (const field of ['priority', 'status', 'type'] as const) {
    const value = input[field];
    if (value !== undefined && value !== null && !lists[field].includes(value as string)) return notIncluded(field, value);
  }
  const { requester, custom_fields, tags, group_id, ticket_form_id } = input;
  if (group_id != null && !account.groups.some(({ id }) => id === group_id))
    return { group: [{ description: 'Group: is invalid', error: 'InvalidValue' }] };
  if (ticket_form_id != null && !account.forms.some(({ id }) => id === ticket_form_id))
    return { ticket_form_id: [{ description: 'Ticket form: is invalid', error: 'InvalidValue' }] };
  if (tags !== undefined && !Array.isArray(tags)) return { base: [{ description: 'Tags: must be a list', error: 'InvalidValue' }] };
  if (requester?.email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(requester.email))) {
    return {
      requester: [{ description: `Requester: Email: ${String(requester.email)} is not properly formatted`, error: 'InvalidValue' }],
    };
  }
  if (requester && !requester.name && !requester.email)
    return { requester: [{ description: 'Requester: Name: is too short', error: 'BlankValue' }] };
  for (const field of (Array.isArray(custom_fields) ? custom_fields : []) as { id?: unknown }[]) {
    if (!account.fields.some((one) => one.id === field.id))
      return { base: [{ description: `Custom field ${String(field.id)} does not exist`, error: 'InvalidValue' }] };
  }
  return null;
}

/** Writes what the input says onto the ticket; what it does not say stays. */
export function apply(account: Account, ticket: SimTicket, input: TicketInput): void {
  if (typeof input.subject === 'string') ticket.subject = input.subject;
  for (const field of ['priority', 'status', 'type'] as const) if (input[field] !== undefined) ticket[field] = input[field] as never;
  if (Array.isArray(input.tags)) ticket.tags = tidy(input.tags);
  if (Array.isArray(input.additional_tags)) ticket.tags = tidy([...ticket.tags, ...input.additional_tags]);
  if (Array.isArray(input.remove_tags)) ticket.tags = ticket.tags.filter((tag) => !(input.remove_tags as unknown[]).includes(tag));
  if (input.external_id !== undefined) ticket.external_id = input.external_id === null ? null : String(input.external_id);
  if (input.assignee_id !== undefined) ticket.assignee_id = input.assignee_id as number | null;
  if (input.group_id !== undefined) ticket.group_id = input.group_id as number | null;
  if (input.ticket_form_id !== undefined) ticket.ticket_form_id = input.ticket_form_id as number | null;
  for (const { id, value } of (Array.isArray(input.custom_fields) ? input.custom_fields : []) as { id: number; value: string | null }[]) {
    ticket.custom_fields = [...ticket.custom_fields.filter((one) => one.id !== id), { id, value }];
  }
  if (input.requester_id !== undefined) ticket.requester_id = Number(input.requester_id);
  if (input.requester) ticket.requester_id = requesterOf(account, input.requester);
}

function tidy(tags: unknown[]): string[] {
  return [...new Set(tags.map((tag) => String(tag).toLowerCase().replace(/\s+/g, '_')))].sort();
}

function requesterOf(account: Account, { name, email }: { name?: unknown; email?: unknown }): number {
  const known = [...account.users.values()].find((user) => email !== undefined && user.email === email);
  if (known) return known.id;
  const id = account.newId();
  account.users.set(id, {
    id,
    name: String(name ?? email),
    email: email ? String(email) : null,
    role: 'end-user',
    locale: 'en-US',
    external_id: null,
  });
  return id;
}
