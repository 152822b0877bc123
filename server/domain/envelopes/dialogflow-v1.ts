import type { Json, JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, textOf } from '../lenient.ts';

/** Dialogflow's first version, API.AI: `result` with `resolvedQuery`, as its answers and its fulfilment requests have it. */
export function isFirstVersion(payload: unknown): boolean {
  return isObject(at(payload, 'result')) && typeof at(payload, 'result', 'resolvedQuery') === 'string';
}

/** The same in the places where version 2 has it. */
export function asSecondVersion(payload: unknown): JsonObject {
  const result = at(payload, 'result');
  const action = textOf(at(result, 'action'));
  const texts = listOf(firstOf(result, ['fulfillment', 'messages'])).flatMap((one) => spokenIn(one));
  return {
    responseId: textOf(at(payload, 'id')),
    session: textOf(at(payload, 'sessionId')) ?? '',
    timestamp: textOf(at(payload, 'timestamp')),
    originalDetectIntentRequest: {
      source: textOf(at(payload, 'originalRequest', 'source')),
      payload: (at(payload, 'originalRequest') ?? null) as Json,
    },
    queryResult: {
      queryText: textOf(at(result, 'resolvedQuery')),
      action,
      parameters: fieldsOf(at(result, 'parameters')),
      fulfillmentText: textOf(firstOf(result, ['fulfillment', 'speech'], ['speech'])),
      fulfillmentMessages: texts.map((text) => ({ text: { text: [text] } })),
      intent: {
        displayName: textOf(at(result, 'metadata', 'intentName')),
        isFallback: /^input\.unknown$/i.test(action ?? '') || textOf(at(result, 'metadata', 'isFallbackIntent')) === 'true',
      },
      intentDetectionConfidence: (at(result, 'score') ?? null) as Json,
      languageCode: textOf(at(payload, 'lang')),
      outputContexts: listOf(at(result, 'contexts')) as Json[],
    },
  };
}

/** One text, several to choose from, or a card's words. */
function spokenIn(message: unknown): string[] {
  const speech = at(message, 'speech');
  const given = Array.isArray(speech) ? speech.slice(0, 1) : [speech, at(message, 'title'), at(message, 'subtitle')];
  return given.flatMap((one) => textOf(one) ?? []);
}
