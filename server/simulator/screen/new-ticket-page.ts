import { h } from './dom.ts';
import type { Host } from './zaf-host.ts';

/** A ticket that is being written: nothing is known of it yet, and the app has a place beside it. */
export function newTicketPage(host: Host): HTMLElement {
  const sidebar = h('aside', { class: 'apps', 'aria-label': 'Apps', tabindex: '0' }, h('h2', {}, 'Apps'));
  queueMicrotask(() => {
    if (!host.open('new_ticket_sidebar', sidebar)) sidebar.append(h('p', { class: 'empty' }, 'No app is installed.'));
  });
  return h(
    'main',
    { class: 'ticket' },
    h('section', { class: 'properties', 'aria-label': 'Properties', tabindex: '0' }, h('p', { class: 'empty' }, 'No requester yet.')),
    h('div', { class: 'conversation' }, h('h1', {}, 'New ticket'), h('textarea', { 'aria-label': 'Reply', rows: '6' })),
    sidebar,
  );
}
