import type { BotAttempt } from '../conversation.ts';
import { htmlText } from '../html-text.ts';
import type { Json, JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform, soundsLikeHandoff } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

/** What the channel in front of Lex adds to a request is told by its prefix; all else there is the builder's own. */
const ofChannel = { has: (name: string) => name.startsWith('xamzlex') };
const known = {
  ...byPlace({
    '': `
      messageVersion invocationSource invocationLabel inputMode responseContentType sessionId inputTranscript rawInputTranscript
      bot interpretations proposedNextState requestAttributes sessionState transcriptions messages timestamp requestId userId
      sessionAttributes outputDialogMode currentIntent alternativeIntents recentIntentSummaryView sentimentResponse kendraResponse
      activeContexts botId botAliasId botAliasName botName botVersion localeId missedUtterance operationName audioProperties
      awsRegion recognizedBotMember developerOverride
    `,
    sessionState: 'sessionAttributes activeContexts intent originatingRequestId runtimeHints dialogAction',
    bot: 'id name aliasId aliasName alias localeId version',
    'interpretations.*': 'intent nluConfidence sentimentResponse interpretationSource',
  }),
  requestAttributes: ofChannel,
};

/** Amazon Lex V2: the event that its Lambda function gets for one turn. `nluConfidence` is a number or `{score}`; the fallback intent has none. */
export const amazonLex: Platform = {
  idPath: 'sessionId',
  known,
  recognises: (payload) =>
    (isObject(at(payload, 'sessionState')) && textOf(at(payload, 'sessionId')) !== null) || isObject(at(payload, 'currentIntent')),
  read(given) {
    const payload = isObject(at(given, 'currentIntent')) ? asSecond(given) : given;
    const best = at(payload, 'interpretations', 0);
    const intent = textOf(firstOf(payload, ['sessionState', 'intent', 'name'], ['interpretations', 0, 'intent', 'name']));
    const confidence = shareOf(at(best, 'nluConfidence'));
    const attributes = fieldsOf(at(payload, 'sessionState', 'sessionAttributes'));
    const turn =
      textOf(firstOf(payload, ['sessionState', 'originatingRequestId'], ['requestAttributes', 'x-amz-lex:request-id'])) ?? turnId(payload);
    const said = textOf(firstOf(payload, ['inputTranscript'], ['rawInputTranscript'])) ?? '';
    const sentiment = textOf(at(best, 'sentimentResponse', 'sentiment'));
    const platform = textOf(at(payload, 'requestAttributes', 'x-amz-lex:channels:platform')) ?? '';
    const writer = textOf(at(payload, 'requestAttributes', 'x-amz-lex:user-id'));
    // Conversation logs tell the time; what the Lambda function gets does not.
    const sentAt = timeOf(at(payload, 'timestamp'));
    const isSpoken = at(payload, 'inputMode') === 'Speech';
    return {
      type: soundsLikeHandoff(intent) || asksForAgent(attributes) ? 'handoff_requested' : 'message_created',
      conversation: conversationWith({
        id: textOf(at(payload, 'sessionId')) ?? '',
        channel: isSpoken ? 'phone' : /sms/i.test(platform) ? 'sms' : /facebook|whatsapp|slack/i.test(platform) ? 'social' : 'chat',
        requester: { id: writer, phone: /^\+\d{6,}$/.test(writer ?? '') ? writer : null },
        locale: textOf(at(payload, 'bot', 'localeId'))?.replace('_', '-') ?? null,
        messages: [
          messageWith({ id: `${turn}-${said.slice(0, 40)}`, author: 'requester', text: said, sentAt, confidence, intent }),
          ...listOf(at(payload, 'messages')).map((one, index) =>
            messageWith({ id: `${turn}-answer-${index}`, author: 'bot', text: wordsOf(one), sentAt }),
          ),
        ],
        report: {
          name: textOf(at(payload, 'bot', 'name')),
          intent,
          confidence,
          attempts: attemptsIn(payload, intent),
          diagnostics: { ...slotsOf(payload), ...attributes, ...(sentiment === null ? {} : { sentiment: sentiment.toLowerCase() }) },
        },
      }),
    };
  },
};

/** Builders mark the wish in an attribute of their own, such as `shouldRouteToAgent: "true"`. */
function asksForAgent(attributes: JsonObject): boolean {
  return Object.entries(attributes).some(
    ([name, value]) => /agent|human|handoff|escalat/i.test(name) && (value === true || /^(?:true|yes|1)$/i.test(textOf(value) ?? '')),
  );
}

/** Not understood, asked again for the same slot, or begun and failed: what the bot has tried in vain. */
function attemptsIn(payload: unknown, intent: string | null): BotAttempt[] {
  const retries = Number(/^Retry(\d)$/.exec(textOf(at(payload, 'proposedNextState', 'prompt', 'attempt')) ?? '')?.[1] ?? 0);
  const slot = textOf(at(payload, 'proposedNextState', 'dialogAction', 'slotToElicit'));
  const hasFailed = at(payload, 'sessionState', 'intent', 'state') === 'Failed';
  return [
    ...(/fallback/i.test(intent ?? '') ? ['understand the request'] : []),
    ...Array.from({ length: retries }, () => `ask for ${slot ?? 'a slot'}`),
    ...(hasFailed && intent !== null ? [intent] : []),
  ].map((step) => ({ step, worked: false }));
}

function slotsOf(payload: unknown): JsonObject {
  const slots = [['interpretations', 0], ['sessionState']].flatMap((path) =>
    Object.entries(fieldsOf(firstOf(payload, [...path, 'intent', 'slots']))),
  );
  return Object.fromEntries(
    slots.flatMap(([name, slot]) => {
      const several = listOf(at(slot, 'values'))
        .map(slotValue)
        .filter((one) => one !== null);
      const parts = Object.entries(fieldsOf(at(slot, 'subSlots'))).flatMap(([part, one]) => {
        const value = slotValue(one);
        return value === null ? [] : [`${part} ${value}`];
      });
      const value = several.length > 0 ? several.join(', ') : (textOf(parts.join(', ')) ?? slotValue(slot));
      return value === null ? [] : [[name, value]];
    }),
  );
}

function slotValue(slot: unknown): string | null {
  return textOf(firstOf(slot, ['value', 'interpretedValue'], ['value', 'originalValue']));
}

/** A text, or a card with what can be pressed on it. */
function wordsOf(message: unknown): string {
  const card = at(message, 'imageResponseCard');
  const buttons = listOf(at(card, 'buttons')).flatMap((one) => textOf(at(one, 'text')) ?? []);
  const content = textOf(at(message, 'content'));
  const spoken = at(message, 'contentType') === 'SSML' ? htmlText((content ?? '').replace(/<[^<>]{0,200}>/g, '')) : content;
  const lines = [spoken, at(card, 'title'), at(card, 'subtitle')].flatMap((one) => textOf(one) ?? []);
  return [...lines, ...offered(buttons)].join('\n');
}

/** The first version of Lex said the same in other places. */
function asSecond(first: unknown): JsonObject {
  const intent = at(first, 'currentIntent');
  const slots = Object.entries(fieldsOf(at(intent, 'slots'))).map(([name, value]) => [name, { value: { interpretedValue: value } }]);
  const confidence = firstOf(intent, ['nluIntentConfidenceScore'], ['nluIntentConfidence']);
  return {
    ...fieldsOf(first),
    sessionId: textOf(at(first, 'userId')) ?? '',
    inputMode: at(first, 'outputDialogMode') === 'Voice' ? 'Speech' : 'Text',
    interpretations: [
      {
        nluConfidence: (confidence ?? null) as Json,
        sentimentResponse: { sentiment: textOf(at(first, 'sentimentResponse', 'sentimentLabel')) },
      },
    ],
    sessionState: {
      sessionAttributes: fieldsOf(at(first, 'sessionAttributes')),
      intent: { name: textOf(at(intent, 'name')), slots: Object.fromEntries(slots) },
    },
  };
}
