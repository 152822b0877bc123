import type { ContactChannel } from '#domain/requester-act.ts';
import type { StatusView } from '../../handoff/read-status.ts';
import { assets } from './assets.ts';
import { endForms, fileForm, rateForm, sayForm, switchForm } from './forms.ts';
import { html, type Markup } from './html.ts';
import { conversationSection, nowSection, passedOnSection } from './sections.ts';
import { languages, type PageKey, type Words } from './words.ts';

/** What a page is made of beside what stands in the database. */
export interface PageState {
  words: Words;
  /** Where a form goes that does this, relative to the page itself: whatever stands before it in the address is the proxy's. */
  action: (act: string) => string;
  channels: readonly ContactChannel[];
  /** YYYY-MM-DD */
  today: string;
  /** What was just done. */
  done: PageKey | null;
  /** What is wrong with what was sent, and in which field. */
  problem: { key: PageKey; field: string | null } | null;
  /** What was sent, where it is to be sent again. */
  typed: Record<string, string>;
}

/** The whole page as text. */
export function statusPage(view: StatusView, token: string, state: PageState): string {
  const { words, done, problem } = state;
  const isOver = view.state === 'over';
  const main = html`${
    problem !== null &&
    html`<p id="problem" class="notice problem" role="alert" tabindex="-1" autofocus><strong>${words.t('problem')}</strong> ${
      problem.field === null ? words.t(problem.key) : html`<a href="#${problem.field}">${words.t(problem.key)}</a>`
    }</p>`
  }
${done !== null && html`<p class="notice done" role="status">${words.t(done)}</p>`}
${nowSection(view, words)}
${isOver && rateForm(state, view)}
${passedOnSection(view, words)}
${!isOver && sayForm(state)}
${!isOver && switchForm(state, view)}
${view.ticket !== null && !isOver && fileForm(state)}
${view.ticket !== null && !isOver && endForms(state)}
${conversationSection(view, words)}`;
  return shell(words, main, token, html` data-live="${token}/live?seen=${view.revision}" data-updated="${words.t('updated')}"`);
}

/** What whoever has no valid link is shown: the same for all. */
export function gonePage(words: Words): string {
  return shell(
    words,
    html`<section id="now" class="now failed"><h1>${words.t('gone')}</h1><p>${words.t('gone_text')}</p></section>`,
    null,
    html``,
  );
}

/** What is shown where we are to blame. */
export function brokenPage(words: Words): string {
  return shell(words, html`<section id="now" class="now failed"><h1>${words.t('broken')}</h1></section>`, null, html``);
}

function shell({ language, direction, t }: Words, main: Markup, token: string | null, live: Markup): string {
  // Folded: a browser that has to look for the letters of seven scripts paints a tenth of a second later.
  const chooser = languages.map(
    (one) =>
      html`<li><a href="${token ?? ''}?lang=${one.language}" lang="${one.language}" hreflang="${one.language}"${one.language === language && html` aria-current="true"`}>${one.name}</a></li>`,
  );
  return html`<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('title')}</title><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<link rel="stylesheet" href="page.css?${assets.css.mark}"><link rel="icon" href="data:,"><script src="page.js?${assets.js.mark}" defer></script></head>
<body${live}><main id="main">${main}</main>
<p id="updates" class="apart" role="status"></p>
${token !== null && html`<footer><nav aria-label="${t('language')}"><details><summary>${t('language')}</summary><ul>${chooser}</ul></details></nav></footer>`}</body></html>`
    .text;
}
