import type { Bot } from '#domain/bot.ts';
import type { Platform } from '#domain/platform.ts';
import { ada } from '#domain/platforms/ada.ts';
import { amazonConnect } from '#domain/platforms/amazon-connect.ts';
import { amazonLex } from '#domain/platforms/amazon-lex.ts';
import { botFramework } from '#domain/platforms/bot-framework.ts';
import { botpress } from '#domain/platforms/botpress.ts';
import { chatwoot } from '#domain/platforms/chatwoot.ts';
import { customGpt } from '#domain/platforms/custom-gpt.ts';
import { dialogflowCx } from '#domain/platforms/dialogflow-cx.ts';
import { dialogflowEs } from '#domain/platforms/dialogflow-es.ts';
import { intercom } from '#domain/platforms/intercom.ts';
import { openaiMessages } from '#domain/platforms/openai.ts';
import { rasa } from '#domain/platforms/rasa.ts';
import { sunshine } from '#domain/platforms/sunshine.ts';
import { twilio } from '#domain/platforms/twilio.ts';
import { voiceflow } from '#domain/platforms/voiceflow.ts';
import { baton } from './baton.ts';
import { formOrJson } from './parse-body.ts';
import { platformBot, type Verify } from './platform-bot.ts';
import { chatwootSignature, hubSignature, sharedSecret, svix, twilioSignature } from './schemes.ts';

export const botKinds = [
  'baton',
  'copilot_studio',
  'custom_gpt',
  'botpress',
  'dialogflow_cx',
  'dialogflow_es',
  'amazon_lex',
  'amazon_connect',
  'rasa',
  'intercom',
  'ada',
  'sunshine',
  'chatwoot',
  'voiceflow',
  'twilio',
  'openai_messages',
] as const;
export type BotKind = (typeof botKinds)[number];
/** All but Baton's own. */
export type PlatformKind = Exclude<BotKind, 'baton'>;

/** How each platform writes. */
export const platforms = {
  copilot_studio: botFramework,
  custom_gpt: customGpt,
  botpress,
  dialogflow_cx: dialogflowCx,
  dialogflow_es: dialogflowEs,
  amazon_lex: amazonLex,
  amazon_connect: amazonConnect,
  rasa,
  intercom,
  ada,
  sunshine,
  chatwoot,
  voiceflow,
  twilio,
  openai_messages: openaiMessages,
} satisfies Record<PlatformKind, Platform>;

/** The platforms with a scheme, or a header, of their own; the others send the secret as a bearer token or by basic authentication. */
const schemes: Partial<Record<BotKind, Verify>> = {
  botpress: sharedSecret('x-bp-secret'),
  intercom: hubSignature,
  ada: svix,
  sunshine: sharedSecret('x-api-key'),
  chatwoot: chatwootSignature,
  twilio: twilioSignature,
};

function botOf(kind: BotKind): Bot {
  if (kind === 'baton') return baton;
  return platformBot(platforms[kind], schemes[kind] ?? sharedSecret(), kind === 'twilio' ? formOrJson : undefined);
}

export const bots = Object.fromEntries(botKinds.map((kind) => [kind, botOf(kind)])) as Record<BotKind, Bot>;
