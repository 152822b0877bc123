import { mostEffort, mostSatisfaction } from '#domain/requester-act.ts';
import { acceptedTypes } from '../../handoff/file-kind.ts';
import { largestFile, mostFiles } from '../../handoff/keep-upload.ts';
import type { StatusView } from '../../handoff/read-status.ts';
import { html, type Markup } from './html.ts';
import type { PageState } from './page.ts';
import type { PageKey } from './words.ts';

interface Form {
  /** What is done, as it stands in the address. */
  act: string;
  hint?: string;
  fields: (Markup | false)[];
  submit: PageKey;
  isFile?: boolean;
}

function section(state: PageState, id: string, title: PageKey, content: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${state.words.t(title)}</h2>${content}</section>`;
}

/** What few need stands behind its title; open where something in it has to be put right. */
function folded(state: PageState, id: string, title: PageKey, isOpen: boolean, content: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><details${isOpen && html` open`}><summary><h2 id="${id}-title">${state.words.t(title)}</h2></summary>${content}</details></section>`;
}

function form({ words: { t }, action }: PageState, { act, hint, fields, submit, isFile }: Form): Markup {
  return html`${hint !== undefined && html`<p class="soft">${hint}</p>`}
<form method="post" action="${action(act)}"${isFile === true && html` enctype="multipart/form-data"`}>${fields}<button>${t(submit)}</button></form>`;
}

interface Field {
  name: string;
  label: PageKey;
  hint?: PageKey;
  type: string;
  /** More attributes. */
  more?: Markup;
}

/** A telephone number is read from the left in every script. */
function numbered(text: string): Markup {
  const [before = '', number = '', after = ''] = text.split(/(\+[\d -]*\d)/);
  return html`${before}${number !== '' && html`<bdi dir="ltr">${number}</bdi>`}${after}`;
}

/** A field keeps what was typed when something is wrong with it, and says what. */
function field({ words: { t }, problem, typed }: PageState, { name, label, hint, type, more = html`` }: Field): Markup {
  const isBad = problem?.field === name;
  const described = [hint && `${name}-hint`, isBad && 'problem'].filter(Boolean).join(' ');
  return html`<div class="field for-${name}"><label for="${name}">${t(label)}</label>
${hint !== undefined && html`<span class="soft" id="${name}-hint">${numbered(t(hint))}</span>`}
<input id="${name}" name="${name}" type="${type}"${type !== 'file' && html` value="${typed[name] ?? ''}"`}${described !== '' && html` aria-describedby="${described}"`}${isBad && html` aria-invalid="true"`}${more}></div>`;
}

function radios({ words: { t } }: PageState, name: string, legend: PageKey, options: [string, PageKey][], chosen: string): Markup {
  return html`<fieldset><legend>${t(legend)}</legend>${options.map(
    ([value, label]) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen && html` checked`}> ${t(label)}</label>`,
  )}</fieldset>`;
}

export function sayForm(state: PageState): Markup {
  const { words, problem, typed } = state;
  const isEmpty = problem?.field === 'text';
  return section(
    state,
    'say',
    'say_title',
    form(state, {
      act: 'say',
      fields: [
        radios(
          state,
          'kind',
          'say_kind',
          [
            ['corrected', 'say_corrected'],
            ['added', 'say_added'],
          ],
          typed.kind ?? 'corrected',
        ),
        html`<div class="field"><label for="text">${words.t('say_text')}</label><textarea id="text" name="text" rows="4" maxlength="4000" dir="auto" required${
          isEmpty && html` aria-invalid="true" aria-describedby="problem"`
        }>${typed.text ?? ''}</textarea></div>`,
      ],
      submit: 'send',
    }),
  );
}

export function switchForm(state: PageState, { wish, email, phone }: StatusView): Markup {
  const { channels, typed, today } = state;
  const known = {
    ...state,
    typed: { email: email ?? '', phone: phone ?? '', day: wish?.preferred?.day ?? '', time: wish?.preferred?.time ?? '', ...typed },
  };
  const options = channels.map((channel): [string, PageKey] => [channel, `by_${channel}`]);
  const isPhone = channels.includes('phone');
  return folded(
    state,
    'switch',
    'switch_title',
    wish !== null || isWrong(state, ['email', 'phone', 'day', 'time']),
    form(known, {
      act: 'switch',
      hint: state.words.t('switch_hint'),
      fields: [
        radios(state, 'channel', 'switch_kind', options, typed.channel ?? wish?.channel ?? channels[0] ?? 'chat'),
        channels.includes('email') &&
          field(known, { name: 'email', label: 'email', type: 'email', more: html` autocomplete="email" dir="ltr"` }),
        isPhone &&
          field(known, { name: 'phone', label: 'phone', hint: 'phone_hint', type: 'tel', more: html` autocomplete="tel" dir="ltr"` }),
        isPhone && field(known, { name: 'day', label: 'day', type: 'date', more: html` min="${today}"` }),
        isPhone && field(known, { name: 'time', label: 'time', hint: 'time_hint', type: 'time' }),
        html`<input type="hidden" name="zone" value="">`,
      ],
      submit: 'switch_send',
    }),
  );
}

export function fileForm(state: PageState): Markup {
  const { t } = state.words;
  return folded(
    state,
    'send-file',
    'file_title',
    isWrong(state, ['file']),
    form(state, {
      act: 'file',
      hint: t('file_hint', { size: largestFile / 1024 / 1024, count: mostFiles }),
      fields: [
        field(
          { ...state, typed: {} },
          { name: 'file', label: 'file_label', type: 'file', more: html` accept="${acceptedTypes}" required` },
        ),
      ],
      submit: 'file_send',
      isFile: true,
    }),
  );
}

export function endForms(state: PageState): Markup {
  const { words, action } = state;
  const { t } = words;
  return folded(
    state,
    'end',
    'end_title',
    false,
    html`<p class="soft">${t('end_hint')}</p>
<div class="row"><form method="post" action="${action('back')}"><button class="quiet">${t('back')}</button></form>
<form method="post" action="${action('cancel')}"><button class="quiet">${t('cancel')}</button></form></div>`,
  );
}

function isWrong({ problem }: PageState, fields: string[]): boolean {
  return problem?.field != null && fields.includes(problem.field);
}

function scale({ words: { t }, typed }: PageState, name: 'effort' | 'satisfaction', most: number, given: number | null): Markup {
  const numbers = Array.from({ length: most }, (_, index) => index + 1);
  const chosen = typed[name] ?? String(given ?? '');
  return html`<fieldset class="scale"><legend>${t(name)}</legend><div class="numbers">${numbers.map(
    (one) =>
      html`<label><input type="radio" name="${name}" value="${one}"${String(one) === chosen && html` checked`}${
        one === 1 && html` aria-describedby="${name}-low"`
      }${one === most && html` aria-describedby="${name}-high"`}><span>${one}</span></label>`,
  )}</div><p class="ends soft"><span id="${name}-low">${t(`${name}_low`)}</span><span id="${name}-high">${t(`${name}_high`)}</span></p></fieldset>`;
}

export function rateForm(state: PageState, { rating }: StatusView): Markup {
  const { words, typed } = state;
  return section(
    state,
    'rate',
    'rate_title',
    form(state, {
      act: 'rate',
      fields: [
        scale(state, 'effort', mostEffort, rating?.effort ?? null),
        scale(state, 'satisfaction', mostSatisfaction, rating?.satisfaction ?? null),
        html`<div class="field"><label for="words">${words.t('rate_words')}</label><textarea id="words" name="words" rows="3" maxlength="2000" dir="auto">${
          typed.words ?? rating?.words ?? ''
        }</textarea></div>`,
      ],
      submit: 'rate_send',
    }),
  );
}
