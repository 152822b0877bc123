import type { Bot } from '#domain/bot.ts';
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
import { platformBot } from './platform-bot.ts';
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

export const bots: Record<BotKind, Bot> = {
  baton,
  copilot_studio: platformBot(botFramework, sharedSecret()),
  custom_gpt: platformBot(customGpt, sharedSecret()),
  botpress: platformBot(botpress, sharedSecret('x-bp-secret')),
  dialogflow_cx: platformBot(dialogflowCx, sharedSecret()),
  dialogflow_es: platformBot(dialogflowEs, sharedSecret()),
  amazon_lex: platformBot(amazonLex, sharedSecret()),
  amazon_connect: platformBot(amazonConnect, sharedSecret()),
  rasa: platformBot(rasa, sharedSecret()),
  intercom: platformBot(intercom, hubSignature),
  ada: platformBot(ada, svix),
  sunshine: platformBot(sunshine, sharedSecret('x-api-key')),
  chatwoot: platformBot(chatwoot, chatwootSignature),
  voiceflow: platformBot(voiceflow, sharedSecret()),
  twilio: platformBot(twilio, twilioSignature, formOrJson),
  openai_messages: platformBot(openaiMessages, sharedSecret()),
};
