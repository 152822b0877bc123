import { type Desk, person } from './desk.ts';
import { h, time } from './dom.ts';

/** All tickets, the newest first. */
export function ticketList(desk: Desk): HTMLElement {
  const tickets = [...desk.state.tickets].sort((a, b) => b.id - a.id);
  const rows = tickets.map((ticket) =>
    h(
      'tr',
      {},
      h('td', {}, h('span', { class: `status ${ticket.status}` }, ticket.status)),
      h('td', {}, h('a', { href: `/agent/tickets/${ticket.id}` }, ticket.subject === '' ? `Ticket ${ticket.id}` : ticket.subject)),
      h('td', {}, person(desk, ticket.requester_id)?.name ?? ''),
      h('td', {}, ticket.priority ?? '–'),
      h('td', {}, ...ticket.tags.map((tag) => h('span', { class: 'tag' }, tag))),
      h('td', {}, time(ticket.updated_at, desk.locale)),
    ),
  );
  const head = ['Status', 'Subject', 'Requester', 'Priority', 'Tags', 'Updated'].map((title) => h('th', { scope: 'col' }, title));
  return h(
    'main',
    { class: 'list' },
    h('h1', {}, 'All tickets'),
    tickets.length === 0
      ? h('p', { class: 'empty' }, 'No ticket yet. Post a webhook to the server, and it appears here by itself.')
      : h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows)),
  );
}
