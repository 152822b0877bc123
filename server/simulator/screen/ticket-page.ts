import { type Attachment, type Comment, type Desk, person, type Ticket } from './desk.ts';
import { h, time } from './dom.ts';
import { replyEditor } from './reply-editor.ts';
import type { Host } from './zaf-host.ts';

/** One ticket: its properties, its comments with the reply editor, and the app in the sidebar. */
export function ticketPage(desk: Desk, host: Host, ticket: Ticket): HTMLElement {
  const sidebar = h('aside', { class: 'apps', 'aria-label': 'Apps', tabindex: '0' }, h('h2', {}, 'Apps'));
  const comments = h('section', { class: 'comments', 'aria-label': 'Comments' });
  const page = h(
    'main',
    { class: 'ticket' },
    properties(desk, ticket),
    h('div', { class: 'conversation' }, h('h1', {}, ticket.subject), comments, replyEditor(desk, host, ticket.id)),
    sidebar,
  );
  showComments(desk, ticket, comments);
  // In the page first: a frame that is not in the document has no window to speak with.
  queueMicrotask(() => {
    if (!host.open('ticket_sidebar', sidebar)) sidebar.append(h('p', { class: 'empty' }, 'No app is installed.'));
  });
  return page;
}

/** Brings the comments up to date without touching the editor or the app. */
export function showComments(desk: Desk, ticket: Ticket, box: Element): void {
  box.replaceChildren(...ticket.comments.map((comment) => commentBox(desk, comment)));
}

function commentBox(desk: Desk, comment: Comment): HTMLElement {
  const body = h('div', { class: 'body' });
  // Sanitised by the account before it was stored.
  body.innerHTML = comment.html_body;
  return h(
    'article',
    { class: comment.public ? 'comment' : 'comment internal' },
    h(
      'header',
      {},
      h('strong', {}, person(desk, comment.author_id)?.name ?? 'Somebody'),
      comment.public ? null : h('span', { class: 'badge' }, 'Internal note'),
      h('time', { datetime: comment.created_at }, time(comment.created_at, desk.locale)),
    ),
    body,
    comment.attachments.length > 0 && h('ul', { class: 'files' }, ...comment.attachments.map(fileLink)),
  );
}

function fileLink(file: Attachment): HTMLElement {
  return h('li', {}, h('a', { href: file.content_url }, file.file_name), ` ${Math.ceil(file.size / 1024)} kB`);
}

function properties(desk: Desk, ticket: Ticket): HTMLElement {
  const fields = ticket.custom_fields.map(({ id, value }): [string, string | null] => [
    desk.state.fields.find((field) => field.id === id)?.title ?? String(id),
    value === null ? null : String(value),
  ]);
  const known: [string, string | null][] = [
    ['Requester', person(desk, ticket.requester_id)?.name ?? null],
    ['Assignee', person(desk, ticket.assignee_id)?.name ?? null],
    ['Status', ticket.status],
    ['Priority', ticket.priority],
    ...fields,
  ];
  return h(
    'section',
    { class: 'properties', 'aria-label': 'Properties', tabindex: '0' },
    h('dl', {}, ...known.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value ?? '–')])),
    h('h2', {}, 'Tags'),
    h('p', {}, ...ticket.tags.map((tag) => h('span', { class: 'tag' }, tag))),
  );
}
