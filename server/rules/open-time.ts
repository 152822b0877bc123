import type { IsOpen } from './hours.ts';

/** Hours of work begin and end at such minutes; a week is looked at 2,016 times. */
const stepMs = 5 * 60_000;

/**
 * The first moment of work from one moment on, to five minutes; `until` where there is none before it.
 * @param isOpen null where no business hours are configured: then always
 * @param from milliseconds since 1970
 */
export function opensAt(isOpen: IsOpen | null, from: number, until: number): number {
  if (isOpen === null) return from;
  let at = from;
  while (at < until && !isOpen(at)) at += stepMs;
  return Math.min(at, until);
}

/**
 * How long people were at work between two moments, to five minutes.
 * @param isOpen null where no business hours are configured: then always
 * @param from milliseconds since 1970
 */
export function openTime(isOpen: IsOpen | null, from: number, to: number): number {
  if (isOpen === null) return Math.max(0, to - from);
  let open = 0;
  for (let at = from; at < to; at += stepMs) if (isOpen(at)) open += Math.min(stepMs, to - at);
  return open;
}
