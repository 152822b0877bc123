/** What stands in the address of each kind's webhook here; a test keeps the kinds the server's. */
export const botNames = {
  baton: 'shop-bot',
  copilot_studio: 'copilot-bot',
  custom_gpt: 'docs-bot',
  botpress: 'botpress',
  dialogflow_cx: 'dialogflow-cx',
  dialogflow_es: 'dialogflow-es',
  amazon_lex: 'amazon-lex',
  amazon_connect: 'amazon-connect',
  rasa: 'rasa',
  intercom: 'intercom',
  ada: 'ada',
  sunshine: 'sunshine',
  chatwoot: 'chatwoot',
  voiceflow: 'voiceflow',
  twilio: 'twilio',
  openai_messages: 'openai-messages',
};
export type BotKind = keyof typeof botNames;
export const botKinds = Object.keys(botNames) as BotKind[];
