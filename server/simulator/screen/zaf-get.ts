import { type Comment, currentTicket, type Desk, type Person, person, type Ticket } from './desk.ts';
import { PathError } from './wire.ts';

/** Reads one path of the Apps API. @throws PathError for a path that this location does not have */
export function getPath(desk: Desk, path: string, instances: () => Record<string, unknown>): unknown {
  const [root = '', ...rest] = path.split('.');
  if (root === 'ticket' || root === 'comment') return ofTicket(desk, path);
  if (root === 'currentUser') return dig(path, asUser(desk, desk.state.me), rest);
  if (root === 'currentAccount') return dig(path, { subdomain: desk.state.subdomain, planName: 'Enterprise', timeFormat: 12 }, rest);
  if (root === 'colorScheme') return desk.colorScheme;
  if (root === 'instances') return rest.length === 0 ? instances() : dig(path, instances(), rest);
  if (root === 'ticketFields')
    return desk.state.fields.map((field) => ({ name: `custom_field_${field.id}`, label: field.title, type: field.type }));
  if (root === 'macros') return desk.state.macros;
  if (root.startsWith('requirement:')) return { requirement_id: root.slice('requirement:'.length), requirement_type: 'ticket_fields' };
  throw new PathError('APIError', 'is not a valid path');
}

function ofTicket(desk: Desk, path: string): unknown {
  const ticket = currentTicket(desk);
  if (!ticket) throw new PathError('APIError', 'is not available in this location');
  if (path === 'ticket') return asTicket(desk, ticket);
  if (path === 'comment.text') return desk.draft.text;
  if (path === 'comment.type') return desk.draft.isPublic ? 'publicReply' : 'internalNote';
  const field = /^ticket\.customField:custom_field_(\d+)$/.exec(path)?.[1];
  if (field !== undefined) return ticket.custom_fields.find((one) => one.id === Number(field))?.value ?? null;
  return dig(path, asTicket(desk, ticket), path.split('.').slice(1));
}

function asTicket(desk: Desk, ticket: Ticket) {
  const requester = person(desk, ticket.requester_id);
  return {
    id: ticket.id,
    externalId: ticket.external_id,
    subject: ticket.subject,
    description: ticket.comments[0]?.body ?? '',
    status: ticket.status,
    priority: ticket.priority ?? '-',
    type: ticket.type ?? '-',
    tags: ticket.tags,
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    requester: requester && asUser(desk, requester),
    assignee: { user: person(desk, ticket.assignee_id), group: desk.state.groups.find((group) => group.id === ticket.group_id) ?? null },
    brand: { id: 1, name: 'Acme' },
    comments: [...ticket.comments].reverse().map((comment) => asComment(desk, comment)),
    conversation: ticket.comments.map((comment) => asConversation(desk, comment)),
    viewers: [],
  };
}

function asUser(desk: Desk, user: Person) {
  return {
    ...user,
    externalId: null,
    locale: user.id === desk.state.me.id ? desk.locale : user.locale,
    timeZone: { name: 'UTC', offset: 0 },
    groups: desk.state.groups,
  };
}

function asComment(desk: Desk, comment: Comment) {
  const files = comment.attachments.map((file) => ({
    contentType: file.content_type,
    contentUrl: file.content_url,
    filename: file.file_name,
  }));
  return {
    id: comment.id,
    value: comment.html_body,
    author: person(desk, comment.author_id),
    imageAttachments: files.filter((file) => file.contentType.startsWith('image/')),
    nonImageAttachments: files.filter((file) => !file.contentType.startsWith('image/')),
  };
}

function asConversation(desk: Desk, comment: Comment) {
  const author = person(desk, comment.author_id);
  return {
    author: author && { id: author.id, name: author.name, role: author.role, avatar: '' },
    attachments: comment.attachments.map((file) => ({
      contentType: file.content_type,
      contentUrl: file.content_url,
      fileName: file.file_name,
    })),
    channel: { name: comment.channel ?? (comment.public ? 'web' : 'internal') },
    timestamp: comment.created_at,
    message: { content: comment.html_body, contentType: 'text/html' },
  };
}

function dig(path: string, value: unknown, keys: string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !(key in at)) throw new PathError('APIError', `of ${path} is not a valid path`);
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
