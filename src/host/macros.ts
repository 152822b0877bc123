import type { Host } from './connect.ts';
import { askHelpdesk } from './request.ts';

export interface Macro {
  id: number;
  title: string;
}

/** What a macro would make different: the name of a ticket's part, and what it would be. */
export interface MacroChange {
  part: string;
  value: string;
}

type Ticket = Record<string, unknown> & { custom_fields?: { id: number; value: unknown }[]; comment?: { body?: string } };

/** So many hundreds are looked through. */
const mostPages = 20;

/** The macros that this agent may use, those of the account and their own. @throws RequestFailed */
export async function usableMacros(host: Host): Promise<Macro[]> {
  const found: Macro[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { macros = [], next_page } = (await askHelpdesk(host, `/api/v2/macros/active.json?per_page=100&page=${page}`)) as {
      macros?: { id: number; title?: string }[];
      next_page?: string | null;
    };
    found.push(...macros.map(({ id, title = '' }) => ({ id, title })));
    if (!next_page) break;
  }
  return found;
}

const parts = ['status', 'priority', 'type', 'subject', 'group_id', 'assignee_id'];

/** What would be different after a macro; nothing is changed by asking. @throws RequestFailed */
export async function macroChanges(host: Host, ticketId: number, macroId: number): Promise<MacroChange[]> {
  const [now, then] = (await Promise.all([
    askHelpdesk(host, `/api/v2/tickets/${ticketId}.json`),
    askHelpdesk(host, `/api/v2/tickets/${ticketId}/macros/${macroId}/apply.json`),
  ])) as [{ ticket: Ticket }, { result: { ticket: Ticket; comment?: { body?: string } } }];
  const before = now.ticket;
  const after = then.result.ticket;
  const changes: MacroChange[] = [];
  const add = (part: string, was: unknown, will: unknown) => {
    if (will !== undefined && String(will ?? '') !== String(was ?? '')) changes.push({ part, value: String(will ?? '') });
  };
  for (const part of parts) add(part, before[part], after[part]);
  add('tags', [before.tags].flat().join(', '), after.tags === undefined ? undefined : [after.tags].flat().join(', '));
  for (const { id, value } of after.custom_fields ?? [])
    add(`field ${id}`, before.custom_fields?.find((one) => one.id === id)?.value, value);
  add('comment', '', after.comment?.body ?? then.result.comment?.body);
  return changes;
}

/** Has the helpdesk put a macro onto the open ticket; saving it stays with the agent. @throws Error where the page does not know the macro */
export async function applyMacro({ client }: Host, macroId: number): Promise<void> {
  await client.invoke('macro', macroId);
}
