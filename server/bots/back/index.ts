import type { BotKind } from '../index.ts';
import { adaBack } from './ada.ts';
import { botpressBack } from './botpress.ts';
import { chatwootBack } from './chatwoot.ts';
import { copilotStudioBack } from './copilot-studio.ts';
import { intercomBack } from './intercom.ts';
import { rasaBack } from './rasa.ts';
import { sunshineBack } from './sunshine.ts';
import { twilioBack } from './twilio.ts';
import { voiceflowBack } from './voiceflow.ts';

/** Platforms that can be told by an API of their own; every bot, of these or of any other kind, may have a callback. */
export const waysBack = {
  ada: adaBack,
  botpress: botpressBack,
  chatwoot: chatwootBack,
  copilot_studio: copilotStudioBack,
  intercom: intercomBack,
  rasa: rasaBack,
  sunshine: sunshineBack,
  twilio: twilioBack,
  voiceflow: voiceflowBack,
} satisfies Partial<Record<BotKind, unknown>>;

export type KindWithWayBack = keyof typeof waysBack;

export function hasWayBack(kind: BotKind): kind is KindWithWayBack {
  return Object.hasOwn(waysBack, kind);
}
