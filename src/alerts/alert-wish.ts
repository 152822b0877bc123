import { type AlertWish, parseAlertWish } from '#domain/quiet-hours.ts';

const key = 'baton.alerts';

/** How this agent wants to be alerted, kept in this browser. Where it keeps nothing for us, everything is as usual. */
export function readAlertWish(): AlertWish {
  try {
    return parseAlertWish(window.localStorage.getItem(key));
  } catch {
    return parseAlertWish(null);
  }
}

/** @returns whether it is kept */
export function keepAlertWish(wish: AlertWish): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(wish));
    return true;
  } catch {
    return false;
  }
}
