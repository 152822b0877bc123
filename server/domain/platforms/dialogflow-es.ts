import { at, fieldsOf, isObject, listOf, shareOf, textOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform, soundsLikeHandoff } from '../platform.ts';

/** Dialogflow ES: the fulfilment request of one turn. How often it failed to understand hides in the context `__system_counters__`. */
export const dialogflowEs: Platform = {
  idPath: 'session',
  recognises: (payload) => isObject(at(payload, 'queryResult')) && !Array.isArray(at(payload, 'interactions')),
  read(payload) {
    const result = at(payload, 'queryResult');
    const turn = textOf(at(payload, 'responseId')) ?? turnId(payload);
    const intent = textOf(at(result, 'intent', 'displayName'));
    const confidence = shareOf(at(result, 'intentDetectionConfidence'));
    const counters = listOf(at(result, 'outputContexts')).find((one) => textOf(at(one, 'name'))?.endsWith('__system_counters__'));
    const [noMatch, noInput] = [at(counters, 'parameters', 'no-match'), at(counters, 'parameters', 'no-input')];
    const sentiment = at(result, 'sentimentAnalysisResult', 'queryTextSentiment', 'score');
    const isHandoff =
      soundsLikeHandoff(textOf(at(result, 'action'))) || soundsLikeHandoff(intent) || at(result, 'intent', 'liveAgentHandoff') === true;
    return {
      type: isHandoff ? 'handoff_requested' : at(result, 'intent', 'endInteraction') === true ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id: textOf(at(payload, 'session'))?.split('/').at(-1) ?? '',
        channel: /phone|telephony|voice/i.test(textOf(at(payload, 'originalDetectIntentRequest', 'source')) ?? '') ? 'phone' : 'chat',
        locale: textOf(at(result, 'languageCode')),
        messages: [
          messageWith({ id: turn, author: 'requester', text: textOf(at(result, 'queryText')) ?? '', confidence, intent }),
          messageWith({ id: `${turn}-answer`, author: 'bot', text: textOf(at(result, 'fulfillmentText')) ?? '' }),
        ],
        report: {
          intent,
          confidence,
          classification: textOf(at(result, 'action')),
          attempts:
            typeof noMatch === 'number'
              ? Array.from({ length: Math.min(Math.max(0, Math.trunc(noMatch)), 20) }, () => ({
                  step: 'understand the request',
                  worked: false,
                }))
              : [],
          diagnostics: {
            ...fieldsOf(at(result, 'parameters')),
            ...(typeof noMatch === 'number' ? { no_match: noMatch } : {}),
            ...(typeof noInput === 'number' ? { no_input: noInput } : {}),
            ...(typeof sentiment === 'number' ? { sentiment } : {}),
          },
        },
      }),
    };
  },
};
