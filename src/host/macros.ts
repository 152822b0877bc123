import type { Host } from './connect.ts';
import { everyField } from './fields.ts';
import { askHelpdesk } from './request.ts';

export interface Macro {
  id: number;
  title: string;
}

/** What a macro would make different: a part of the ticket, and what it would be, by the names that people gave. */
export interface MacroChange {
  part: string;
  /** Of a field of the account's own; null where the part has a name in every account. */
  title: string | null;
  value: string;
  /** A tick is "true" or "false", a day is written 2026-11-28; whatever else is in words. */
  kind: 'words' | 'tick' | 'day';
}

interface FieldValue {
  id: number;
  value: unknown;
}
type Ticket = Record<string, unknown> & { custom_fields?: FieldValue[]; comment?: { body?: string } };

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
  const isOther = (was: unknown, will: unknown) => will !== undefined && String(will ?? '') !== String(was ?? '');
  const changes: MacroChange[] = [];
  for (const part of parts)
    if (isOther(before[part], after[part])) changes.push({ part, title: null, kind: 'words', value: await named(host, part, after[part]) });
  const tags = [after.tags ?? []].flat().join(', ');
  if (after.tags !== undefined && isOther([before.tags].flat().join(', '), tags))
    changes.push({ part: 'tags', title: null, kind: 'words', value: tags });
  const filled = (after.custom_fields ?? []).filter(({ id, value }) =>
    isOther(before.custom_fields?.find((one) => one.id === id)?.value, value),
  );
  changes.push(...(await filledIn(host, filled)));
  const body = after.comment?.body ?? then.result.comment?.body;
  if (isOther('', body)) changes.push({ part: 'comment', title: null, kind: 'words', value: String(body) });
  return changes;
}

const namedBy: Record<string, { path: string; key: string }> = {
  group_id: { path: 'groups', key: 'group' },
  assignee_id: { path: 'users', key: 'user' },
};

/** The name behind an id; the id itself where the helpdesk does not tell. */
async function named(host: Host, part: string, value: unknown): Promise<string> {
  const by = namedBy[part];
  if (!by || value === null || value === '') return String(value ?? '');
  const told = (await askHelpdesk(host, `/api/v2/${by.path}/${value}.json`).catch(() => null)) as Record<string, { name?: unknown }> | null;
  const name = told?.[by.key]?.name;
  return typeof name === 'string' ? name : `#${value}`;
}

async function filledIn(host: Host, filled: FieldValue[]): Promise<MacroChange[]> {
  if (filled.length === 0) return [];
  const fields = await everyField(host).catch(() => []);
  return filled.map(({ id, value }) => {
    const field = fields.find((one) => one.id === id);
    const choice = (one: unknown) => field?.custom_field_options?.find((option) => option.value === one)?.name ?? String(one ?? '');
    const kind = field?.type === 'checkbox' ? 'tick' : field?.type === 'date' ? 'day' : 'words';
    return { part: `field ${id}`, title: field?.title ?? null, kind, value: [value].flat().map(choice).join(', ') };
  });
}

/** Has the helpdesk put a macro onto the open ticket; saving it stays with the agent. @throws Error where the page does not know the macro */
export async function applyMacro({ client }: Host, macroId: number): Promise<void> {
  await client.invoke('macro', macroId);
}
