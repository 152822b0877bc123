import type { JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, textOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, type Platform, soundsLikeHandoff } from '../platform.ts';

/** Amazon Lex V2: the event that its Lambda function gets for one turn. `nluConfidence` is a number or `{score}`; the fallback intent has none. */
export const amazonLex: Platform = {
  idPath: 'sessionId',
  recognises: (payload) => isObject(at(payload, 'sessionState')) && textOf(at(payload, 'sessionId')) !== null,
  read(payload) {
    const best = at(payload, 'interpretations', 0);
    const intent = textOf(firstOf(payload, ['sessionState', 'intent', 'name'], ['interpretations', 0, 'intent', 'name']));
    const confidence = shareOf(at(best, 'nluConfidence'));
    const attributes = fieldsOf(at(payload, 'sessionState', 'sessionAttributes'));
    const turn =
      textOf(firstOf(payload, ['sessionState', 'originatingRequestId'], ['requestAttributes', 'x-amz-lex:request-id'])) ?? turnId(payload);
    const said = textOf(at(payload, 'inputTranscript')) ?? '';
    const sentiment = textOf(at(best, 'sentimentResponse', 'sentiment'));
    const isSpoken = at(payload, 'inputMode') === 'Speech';
    return {
      type: soundsLikeHandoff(intent) || asksForAgent(attributes) ? 'handoff_requested' : 'message_created',
      conversation: conversationWith({
        id: textOf(at(payload, 'sessionId')) ?? '',
        channel: isSpoken ? 'phone' : 'chat',
        locale: textOf(at(payload, 'bot', 'localeId'))?.replace('_', '-') ?? null,
        messages: [
          messageWith({ id: `${turn}-${said.slice(0, 40)}`, author: 'requester', text: said, confidence, intent }),
          ...listOf(at(payload, 'messages')).map((one, index) =>
            messageWith({ id: `${turn}-answer-${index}`, author: 'bot', text: textOf(at(one, 'content')) ?? '' }),
          ),
        ],
        report: {
          name: textOf(at(payload, 'bot', 'name')),
          intent,
          confidence,
          diagnostics: { ...slotsOf(payload), ...attributes, ...(sentiment === null ? {} : { sentiment: sentiment.toLowerCase() }) },
        },
      }),
    };
  },
};

/** Builders mark the wish in an attribute of their own, such as `shouldRouteToAgent: "true"`. */
function asksForAgent(attributes: JsonObject): boolean {
  return Object.entries(attributes).some(
    ([name, value]) => /agent|human|handoff|escalat/i.test(name) && /^(?:true|yes|1)$/i.test(String(value)),
  );
}

function slotsOf(payload: unknown): JsonObject {
  const slots = Object.entries(fieldsOf(at(payload, 'sessionState', 'intent', 'slots')));
  return Object.fromEntries(
    slots.flatMap(([name, slot]) => {
      const value = textOf(firstOf(slot, ['value', 'interpretedValue'], ['value', 'originalValue']));
      return value === null ? [] : [[name, value]];
    }),
  );
}
