import { currentTicket, type Desk, type State } from './desk.ts';
import { h } from './dom.ts';
import { newTicketPage } from './new-ticket-page.ts';
import { ticketList } from './ticket-list.ts';
import { showComments, ticketPage } from './ticket-page.ts';
import { createHost, type Host } from './zaf-host.ts';

const query = new URLSearchParams(location.search);
const ask = async <T>(path: string): Promise<T> => (await fetch(path)).json() as Promise<T>;

const desk: Desk = {
  state: await ask<State>('/agent/state.json'),
  locale: query.get('locale') ?? 'en-US',
  colorScheme: query.get('colorScheme') === 'dark' ? 'dark' : 'light',
  ticketId: ticketInAddress(),
  draft: { text: '', isPublic: true },
  async reload() {
    desk.state = await ask<State>('/agent/state.json');
  },
  async update(ticketId, changes) {
    const body = JSON.stringify({ ticket: changes });
    const answer = await fetch(`/api/v2/tickets/${ticketId}.json`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!answer.ok) desk.toast(`The ticket was not updated: ${await answer.text()}`, 'error');
  },
  toast(text, kind) {
    const box = h('div', { class: `toast ${kind}`, role: 'status' }, text);
    toasts.append(box);
    setTimeout(() => box.remove(), 5_000);
  },
  go(path) {
    history.pushState(null, '', path + location.search);
    void turnTo();
  },
  showDraft: () => undefined,
};

const toasts = h('div', { class: 'toasts' });
const host: Host = createHost(desk, () => {
  const box = h('dialog', { class: 'modal' });
  document.body.append(box);
  box.showModal();
  return { box, whenClosed: (close) => box.addEventListener('close', close, { once: true }) };
});

function ticketInAddress(): number | null {
  return Number(/\/tickets\/(\d+)/.exec(location.pathname)?.[1] ?? 0) || null;
}

function topBar(): HTMLElement {
  const scheme = h('button', { type: 'button', onclick: () => setScheme(desk.colorScheme === 'light' ? 'dark' : 'light') }, 'Light / dark');
  const locale = h('select', { 'aria-label': 'Language of the agent', onchange: () => setLocale(locale.value) });
  for (const value of ['en-US', 'de', 'fr', 'es', 'pt-BR', 'ja', 'ar'])
    locale.append(h('option', { value, selected: value === desk.locale }, value));
  return h(
    'header',
    { class: 'top' },
    h('strong', {}, `${desk.state.subdomain}: helpdesk simulator`),
    h(
      'nav',
      { 'aria-label': 'Main' },
      link('/agent/tickets', 'Tickets'),
      desk.state.app ? link('/agent/app', desk.state.app.apps[0]!.name) : null,
    ),
    h('span', { class: 'space' }),
    locale,
    scheme,
    h('span', { class: 'me' }, desk.state.me.name),
  );
}

function link(path: string, text: string): HTMLElement {
  return h('a', { href: path + location.search, 'aria-current': location.pathname.startsWith(path) ? 'page' : 'false' }, text);
}

function setScheme(scheme: 'light' | 'dark'): void {
  desk.colorScheme = scheme;
  document.documentElement.dataset.scheme = scheme;
  remember('colorScheme', scheme);
  host.emit('colorScheme.changed', scheme);
}

function setLocale(locale: string): void {
  remember('locale', locale);
  location.reload();
}

function remember(name: string, value: string): void {
  query.set(name, value);
  history.replaceState(null, '', `${location.pathname}?${query}`);
}

function page(): HTMLElement {
  const ticket = currentTicket(desk);
  if (location.pathname === '/agent/app') {
    const box = h('main', { class: 'app' });
    queueMicrotask(() => host.open('nav_bar', box));
    return box;
  }
  if (location.pathname === '/agent/tickets/new') return newTicketPage(host);
  if (desk.ticketId === null) return ticketList(desk);
  return ticket ? ticketPage(desk, host, ticket) : h('main', {}, h('p', { class: 'empty' }, `There is no ticket ${desk.ticketId}.`));
}

/** What Zendesk's app framework calls what its webhooks call otherwise. */
const changeNames: Record<string, string> = { agent_assignment_changed: 'ticket.assignee.user.id.changed' };

async function whenTicketChanged(event: { type: string; ticket_id: number; current: unknown }): Promise<void> {
  await desk.reload();
  const ticket = currentTicket(desk);
  if (desk.ticketId === null) document.querySelector('main.list')?.replaceWith(ticketList(desk));
  if (!ticket || ticket.id !== event.ticket_id) return;
  const comments = document.querySelector('.comments');
  if (comments) showComments(desk, ticket, comments);
  if (event.type === 'comment_added') host.emit('ticket.comments.changed', undefined);
  else host.emit(changeNames[event.type] ?? `ticket.${event.type.replace('_changed', '')}.changed`, event.current);
  host.emit('ticket.updated', desk.state.me);
}

/** Shows what the address names, in the same page, as the real helpdesk does: apps that stand in the way out are closed. */
async function turnTo(): Promise<void> {
  await desk.reload();
  for (const place of ['ticket_sidebar', 'new_ticket_sidebar', 'nav_bar', 'modal']) host.closeAll(place);
  desk.ticketId = ticketInAddress();
  document.querySelector('main')?.replaceWith(page());
}
window.addEventListener('popstate', () => void turnTo());
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/agent/"]') : null;
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  desk.go(new URL(link.href).pathname);
});

document.documentElement.dataset.scheme = desk.colorScheme;
document.documentElement.lang = desk.locale;
document.body.append(topBar(), page(), toasts);
const background = h('div', { hidden: true });
document.body.append(background);
host.open('background', background);

const events = new EventSource('/agent/events');
events.addEventListener(
  'ticket',
  (event) =>
    void whenTicketChanged(JSON.parse((event as MessageEvent<string>).data) as { type: string; ticket_id: number; current: unknown }),
);
events.addEventListener('notification', (event) => {
  const { event: name, body } = JSON.parse((event as MessageEvent<string>).data) as { event: string; body: unknown };
  host.emit(`api_notification.${name}`, { body, sender: '1002' });
});
