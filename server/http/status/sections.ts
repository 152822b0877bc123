import type { ContactWish, PreferredTime } from '#domain/requester-act.ts';
import type { StatusView } from '../../handoff/read-status.ts';
import { html, type Markup } from './html.ts';
import type { PageKey, Words } from './words.ts';

/** Where it stands, how long it takes, and by which way the answer comes. */
export function nowSection(view: StatusView, words: Words): Markup {
  const { t } = words;
  const [title, text] = stateKeys(view);
  return html`<section id="now" class="now ${view.state} ${view.disposition ?? ''}" aria-labelledby="now-title">
<h1 id="now-title">${t(title)}</h1>
<p>${t(text)}</p>
${view.state === 'waiting' && waitLines(view, words)}
${view.state !== 'over' && view.wish !== null && wishLines(view.wish, words)}
<p class="soft">${view.ticket !== null && html`${t('ticket', { ticket: view.ticket })} · `}${filled(words, 'since', moment(view.requestedAt, words))}</p>
</section>`;
}

function stateKeys({ state, disposition }: StatusView): [PageKey, PageKey] {
  const key = state === 'over' ? (disposition ?? 'solved') : state;
  return [key, `${key}_text`];
}

function waitLines({ wait, isAway }: StatusView, { t, language }: Words): Markup {
  if (isAway) return html`<p class="wait">${t('away')}</p>`;
  if (wait === null) return html`<p class="wait">${t('wait_unknown')}</p>`;
  return html`<p class="wait">${t('wait_about', { time: duration(wait.seconds, language) })}</p>
${wait.ahead !== null && html`<p class="soft">${t('ahead', { count: wait.ahead })}</p>`}`;
}

/** Rounded up: a promise that is kept early annoys nobody. */
function duration(seconds: number, language: string): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const [value, unit] = minutes < 90 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number);
}

function wishLines({ channel, address, preferred }: ContactWish, words: Words): Markup {
  const to = html`<bdi dir="ltr">${address ?? ''}</bdi>`;
  const when = preferred && callTime(preferred, words);
  return html`<p class="reach">${filled(words, `reach_${channel}`, to, 'address')}
${channel === 'phone' && html`<br>${when === null ? words.t('reach_when', { when: words.t('reach_soon') }) : filled(words, 'reach_when', html`<bdi>${when}</bdi>`, 'when')}`}</p>`;
}

/** As the requester gave it: their day and their clock, whatever ours says. */
function callTime({ day, time, zone }: PreferredTime, { language }: Words): string {
  const at = new Date(`${day}T${time ?? '12:00'}:00Z`);
  const style = time === null ? ({ dateStyle: 'full' } as const) : ({ dateStyle: 'full', timeStyle: 'short' } as const);
  const text = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(at);
  return zone === null ? text : `${text} (${zone})`;
}

/** A sentence whose one blank is markup. */
function filled({ t }: Words, key: PageKey, markup: Markup, blank = 'time'): Markup {
  const [before, after = ''] = t(key).split(`{${blank}}`);
  return html`${before!}${after === '' && !t(key).includes('{') ? '' : markup}${after}`;
}

/** In UTC, which says so; a browser with scripts puts it into its own time. */
function moment(at: string, { language }: Words): Markup {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at));
  return html`<time datetime="${at}">${text} UTC</time>`;
}

/** What agents were given, in the requester's own words: to be read, and put right. */
export function passedOnSection(view: StatusView, words: Words): Markup {
  const { t } = words;
  const rows: [string, string | null][] = [
    [t('name'), view.name],
    [t('email'), view.email],
    [t('phone'), view.phone],
    ...view.facts.map(({ kind, value }): [string, string] => [t(kind === 'amount' ? 'amount' : 'reference'), value]),
  ];
  return html`<section id="passed-on" aria-labelledby="passed-on-title">
<h2 id="passed-on-title">${t('passed_on')}</h2>
<p class="soft">${t('passed_hint')}</p>
<dl>${view.about !== null && html`<div class="wide"><dt>${t('about')}</dt><dd><q><span dir="auto">${view.about.slice(0, 600)}</span></q></dd></div>`}
${rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [html`<div${value.length > 16 && html` class="wide"`}><dt>${name}</dt><dd><bdi>${value.slice(0, 200)}</bdi></dd></div>`]))}</dl>
${view.own.length > 0 && html`<h3>${t('own')}</h3><ul class="own">${view.own.map(({ kind, text }) => html`<li><span class="soft">${t(kind)}:</span> <span dir="auto">${text}</span></li>`)}</ul>`}
${view.files.length > 0 && html`<h3>${t('files')}</h3><ul>${view.files.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`}
</section>`;
}

const speakers = { requester: 'you', bot: 'assistant', agent: 'team', system: 'team' } as const;

export function conversationSection(view: StatusView, words: Words): Markup {
  const { t } = words;
  if (view.messages.length === 0) return html``;
  return html`<section id="conversation"><details id="conversation-details"><summary>${t('conversation', { count: view.messages.length + view.omitted })}</summary>
${view.omitted > 0 && html`<p class="soft">${t('older', { count: view.omitted })}</p>`}
<ol class="messages">${view.messages.map(
    ({ author, name, text, sent_at }) =>
      html`<li class="${author}"><p class="soft"><bdi>${author === 'agent' && name !== null ? name : t(speakers[author])}</bdi>${
        sent_at !== null && html` · ${moment(sent_at, words)}`
      }</p><p dir="auto" class="said">${text.slice(0, 4_000)}</p></li>`,
  )}</ol></details></section>`;
}
