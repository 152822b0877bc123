import { AppError } from '#domain/errors.ts';
import { createRate, type Rate } from './rate.ts';

/** How often one identity may ask in a minute, once it has proved who it is. */
export interface PerMinute {
  /** Deliveries of one bot. */
  webhooks: number;
  /** Questions of one bot whether to go on. */
  decisions: number;
  /** The helpdesk's webhooks. */
  events: number;
  /** One requester's page and its events. */
  page: number;
  /** What is sent from one requester's page: each becomes a note for people to read. */
  acts: number;
  /** One agent: several open panels that ask every few seconds stay far below. */
  panel: number;
  operator: number;
}

export type Limits = { [K in keyof PerMinute]: Rate };

/** A bot of a large shop sends some thousands a minute; one that runs wild must leave room for the others. */
export const usualPerMinute: PerMinute = {
  webhooks: 60_000,
  decisions: 30_000,
  events: 60_000,
  page: 300,
  acts: 20,
  panel: 600,
  operator: 600,
};

/** @param now milliseconds since 1970 */
export function createLimits(perMinute: PerMinute, now: () => number): Limits {
  return Object.fromEntries(Object.entries(perMinute).map(([name, count]) => [name, createRate(count, now)])) as Limits;
}

/** @throws AppError bad_rate */
export function admit(rate: Rate, who: string): void {
  const retryAfterMs = rate.take(who);
  if (retryAfterMs > 0) throw new AppError('bad_rate', 'Too many requests of one sender', { retryAfterMs });
}
