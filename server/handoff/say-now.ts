import type { Handoff } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';
import { type Saying, sayToRequester } from './say-to-requester.ts';
import type { Occasion } from './settings.ts';
import { statusLinkOf } from './with-status-link.ts';

/** As long as there may be a ticket any moment, no page is named. */
const withoutPage: Occasion[] = ['delayed'];

/** What a requester is told at this moment. @param wait what is known of it; nothing, where it is not begun or over */
export function sayNow(
  deps: HandoffDeps,
  handoff: Handoff,
  occasion: Occasion,
  wait: Pick<Saying, 'position' | 'minutes'> = { position: null, minutes: null },
): string {
  const isOpen = deps.isOpen?.(deps.now()) ?? null;
  const statusUrl = withoutPage.includes(occasion) ? null : statusLinkOf(deps, handoff);
  return sayToRequester(deps.settings(), handoff, { occasion, isOpen, statusUrl, ...wait });
}
