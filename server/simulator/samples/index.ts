import { ada } from './ada.ts';
import { amazonConnect } from './amazon-connect.ts';
import { amazonLex } from './amazon-lex.ts';
import { botpress } from './botpress.ts';
import { chatwoot } from './chatwoot.ts';
import { dialogflowCx } from './dialogflow-cx.ts';
import { dialogflowEs } from './dialogflow-es.ts';
import { intercom } from './intercom.ts';
import { openaiMessages } from './openai-messages.ts';
import type { PlatformSample } from './platform-sample.ts';
import { rasa } from './rasa.ts';
import { sunshine } from './sunshine.ts';
import { twilio } from './twilio.ts';
import { voiceflow } from './voiceflow.ts';

/** By kind; a handoff where the platform has one. */
export const platformSamples = {
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
} satisfies Record<string, PlatformSample[]>;
