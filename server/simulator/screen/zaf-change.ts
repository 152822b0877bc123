import { currentTicket, type Desk } from './desk.ts';
import { PathError } from './wire.ts';

/** Carries out `set`. */
export async function setPath(desk: Desk, path: string, value: unknown): Promise<unknown> {
  const ticket = currentTicket(desk);
  if (!ticket) throw new PathError('APIError', 'is not available in this location');
  if (path === 'comment.text') {
    desk.draft.text = String(value);
    desk.showDraft();
  } else if (path === 'comment.type') {
    if (value !== 'publicReply' && value !== 'internalNote') throw new PathError('APIError', 'must be publicReply or internalNote');
    desk.draft.isPublic = value === 'publicReply';
    desk.showDraft();
  } else if (/^ticket\.(subject|priority|status|type)$/.test(path)) {
    await desk.update(ticket.id, { [path.slice('ticket.'.length)]: value });
  } else if (path.startsWith('ticket.customField:custom_field_')) {
    if (!desk.state.fields.some(({ id }) => path.endsWith(`_${id}`))) throw new PathError('APIError', 'is no field of this ticket');
    await desk.update(ticket.id, { custom_fields: [{ id: Number(path.split('_').at(-1)), value }] });
  } else {
    throw new PathError('APIError', 'cannot be set');
  }
  return value;
}

type Act = (desk: Desk, ...args: unknown[]) => unknown;

const withTicket = (act: (desk: Desk, ticketId: number, ...args: unknown[]) => unknown): Act => {
  return (desk, ...args) => {
    const ticket = currentTicket(desk);
    if (!ticket) throw new PathError('APIError', 'is not available in this location');
    return act(desk, ticket.id, ...args);
  };
};

const append = withTicket((desk, _id, text) => {
  desk.draft.text = [desk.draft.text, String(text)].filter((part) => part !== '').join('\n');
  desk.showDraft();
});

/** Actions that concern the desk; those that concern an instance (resize, destroy …) are the host's. */
export const deskActions: Record<string, Act> = {
  notify: (desk, text, kind) => desk.toast(String(text), String(kind ?? 'notice')),
  routeTo: (desk, page, id) => desk.go(page === 'ticket' ? `/agent/tickets/${String(id)}` : '/agent/tickets'),
  track: () => null,
  'ticket.tags.add': withTicket((desk, id, tags) => desk.update(id, { additional_tags: [tags].flat() })),
  'ticket.tags.remove': withTicket((desk, id, tags) => desk.update(id, { remove_tags: [tags].flat() })),
  'ticket.comment.appendText': append,
  'ticket.comment.appendHtml': append,
  'ticket.comment.appendMarkdown': append,
  'comment.appendText': append,
  'comment.appendHtml': append,
  'comment.appendMarkdown': append,
  'ticket.editor.insert': append,
  macro: withTicket(async (desk, ticket, id) => {
    const macro = desk.state.macros.find((one) => one.id === Number(id) && one.active);
    if (!macro) throw new PathError('APIError', 'is not a macro that this agent may use');
    for (const { field, value } of macro.actions) {
      if (field === 'comment_value') append(desk, value);
      else if (field.startsWith('custom_fields_'))
        await desk.update(ticket, { custom_fields: [{ id: Number(field.split('_').at(-1)), value }] });
      else await desk.update(ticket, { [field]: /_id$/.test(field) ? Number(value) : value });
    }
    return null;
  }),
};
