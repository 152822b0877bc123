import type { z } from 'zod';
import type { BackCall, Notice, WayBack } from '#domain/way-back.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { sendCall } from './send-call.ts';

/** What a call is authorised with. */
export interface Authorising {
  /** The same on every try. */
  id: string;
  body: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** How one platform is spoken to: data and pure functions; `connect` makes it act. */
export interface Channel<S> {
  /** What stands under `back` in the configuration of such a bot. */
  settings: z.ZodType<S>;
  address(settings: S): string;
  headers(settings: S, call: Authorising): Record<string, string>;
  /** Credentials that a platform takes only in the address. */
  query?(settings: S): Record<string, string>;
  calls(notice: Notice, settings: S): BackCall[];
}

/** A channel whose settings are checked, ready to be used. @throws ZodError when they are not what the channel needs */
export type Connect = (settings: unknown, now: () => number, outbound: Outbound) => WayBack;

export function connect<S>(channel: Channel<S>): Connect & { settings: z.ZodType } {
  const make: Connect = (raw, now, outbound) => {
    const settings = channel.settings.parse(raw);
    return {
      calls: (notice) => channel.calls(notice, settings),
      send: (call, id) =>
        sendCall(outbound, {
          call,
          query: channel.query?.(settings) ?? {},
          address: channel.address(settings),
          headers: channel.headers(settings, { id, body: call.body, now: now() }),
          now: now(),
        }),
    };
  };
  return Object.assign(make, { settings: channel.settings });
}
