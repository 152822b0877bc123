import type { Desk } from './desk.ts';
import { h } from './dom.ts';
import type { Host } from './zaf-host.ts';

const statuses = ['open', 'pending', 'solved'];

/** What the agent writes: a public reply or an internal note, submitted with a status. */
export function replyEditor(desk: Desk, host: Host, ticketId: number): HTMLElement {
  const text = h('textarea', {
    'aria-label': 'Reply',
    rows: '4',
    oninput: () => change({ text: text.value }, 'comment.text.changed'),
  });
  const kind = h(
    'select',
    {
      'aria-label': 'Kind of reply',
      onchange: () => change({ isPublic: kind.value === 'public' }, 'comment.type.changed'),
    },
    h('option', { value: 'public' }, 'Public reply'),
    h('option', { value: 'internal' }, 'Internal note'),
  );
  const status = h('select', { 'aria-label': 'Submit as' }, ...statuses.map((value) => h('option', { value }, `Submit as ${value}`)));
  const form = h(
    'form',
    { class: 'editor', onsubmit: (event) => void submit(event) },
    h('div', { class: 'row' }, kind),
    text,
    h('div', { class: 'row end' }, status, h('button', { type: 'submit' }, 'Submit')),
  );

  function change(draft: Partial<Desk['draft']>, event: string): void {
    Object.assign(desk.draft, draft);
    form.classList.toggle('internal', !desk.draft.isPublic);
    host.emit(event, event === 'comment.text.changed' ? desk.draft.text : desk.draft.isPublic ? 'publicReply' : 'internalNote');
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const objection = await host.ask('ticket.save');
    if (objection !== null) return desk.toast(objection, 'error');
    const { text: body, isPublic } = desk.draft;
    host.emit('ticket.submit.start', undefined);
    await desk.update(ticketId, { status: status.value, ...(body.trim() === '' ? {} : { comment: { body, public: isPublic } }) });
    desk.draft.text = '';
    desk.showDraft();
    host.emit('ticket.submit.done', undefined);
  }

  desk.showDraft = () => {
    text.value = desk.draft.text;
    kind.value = desk.draft.isPublic ? 'public' : 'internal';
    form.classList.toggle('internal', !desk.draft.isPublic);
  };
  desk.draft.text = '';
  desk.showDraft();
  return form;
}
