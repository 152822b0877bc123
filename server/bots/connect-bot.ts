import type { Bot } from '#domain/bot.ts';
import type { WayBack } from '#domain/way-back.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { callback } from './back/callback.ts';
import { hasWayBack, waysBack } from './back/index.ts';
import { type TokenSettings, withTokens } from './bot-framework-token.ts';
import { type BotKind, bots } from './index.ts';

interface Entry {
  kind: BotKind;
  secrets: string[];
  /** Settings of the platform's own API; checked by the configuration. */
  back?: unknown;
  callback?: unknown;
  proves?: ('email' | 'phone')[];
  /** How the Bot Framework's tokens are checked. */
  jwt?: TokenSettings | undefined;
}

/** One configured bot, ready to be heard and to be told. @param outboundFor the way out for settings that hold addresses */
export function connectBot(
  { kind, secrets, ...told }: Entry,
  now: () => number,
  outboundFor: (settings: unknown) => Outbound,
): { bot: Bot; secrets: string[]; back: { platform?: WayBack; callback?: WayBack }; proves: ('email' | 'phone')[] } {
  return {
    bot: told.jwt === undefined ? bots[kind] : withTokens(bots[kind], told.jwt, outboundFor(told.jwt)),
    secrets,
    proves: told.proves ?? [],
    back: {
      ...(told.back !== undefined && hasWayBack(kind) ? { platform: waysBack[kind](told.back, now, outboundFor(told.back)) } : {}),
      ...(told.callback === undefined ? {} : { callback: callback(told.callback, now, outboundFor(told.callback)) }),
    },
  };
}
