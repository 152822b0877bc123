import type { Attachment, Channel } from '../conversation.ts';
import { withWordsHeard } from '../envelopes/dialogflow-es.ts';
import { asSecondVersion, isFirstVersion } from '../envelopes/dialogflow-v1.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, textOf, timeOf } from '../lenient.ts';
import { turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform, soundsLikeHandoff } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': `
    id timestamp lang result sessionId status originalRequest responseId queryResult originalDetectIntentRequest session
    alternativeQueryResults webhookStatus outputAudio outputAudioConfig
  `,
  result: 'source resolvedQuery speech action actionIncomplete parameters contexts metadata fulfillment score',
  queryResult: `
    queryText speechRecognitionConfidence action parameters fulfillmentText intent intentDetectionConfidence languageCode
    outputContexts sentimentAnalysisResult allRequiredParamsPresent cancelsSlotFilling fulfillmentMessages webhookSource
    webhookPayload diagnosticInfo knowledgeAnswers
  `,
  originalDetectIntentRequest: 'source version payload',
  'originalDetectIntentRequest.payload': 'data telephony source user conversation inputs surface isInSandbox availableSurfaces requestType',
});

/** Dialogflow ES: the fulfilment request of one turn. How often it failed to understand hides in the context `__system_counters__`. */
export const dialogflowEs: Platform = {
  idPath: 'session',
  known,
  recognises: (payload) =>
    isFirstVersion(payload) ||
    (isObject(at(payload, 'queryResult')) &&
      !Array.isArray(at(payload, 'interactions')) &&
      !Array.isArray(at(payload, 'queryResult', 'responseMessages'))),
  read(given) {
    const payload = isFirstVersion(given) ? asSecondVersion(given) : given;
    // Version 1 alone tells the time.
    const sentAt = timeOf(at(payload, 'timestamp'));
    const result = at(payload, 'queryResult');
    const turn = textOf(at(payload, 'responseId')) ?? turnId(payload);
    const intent = textOf(at(result, 'intent', 'displayName'));
    const isFallback = at(result, 'intent', 'isFallback') === true;
    // Of the fallback the platform is always sure.
    const confidence = isFallback ? null : shareOf(at(result, 'intentDetectionConfidence'));
    const answers = listOf(at(result, 'fulfillmentMessages'));
    const counters = listOf(at(result, 'outputContexts')).find((one) => textOf(at(one, 'name'))?.endsWith('__system_counters__'));
    const [noMatch, noInput] = [at(counters, 'parameters', 'no-match'), at(counters, 'parameters', 'no-input')];
    const sentiment = at(result, 'sentimentAnalysisResult', 'queryTextSentiment', 'score');
    const isHandoff =
      soundsLikeHandoff(textOf(at(result, 'action'))) ||
      soundsLikeHandoff(intent) ||
      at(result, 'intent', 'liveAgentHandoff') === true ||
      answers.some((one) => isObject(at(one, 'telephonyTransferCall')));
    return {
      type: isHandoff ? 'handoff_requested' : at(result, 'intent', 'endInteraction') === true ? 'conversation_ended' : 'message_created',
      conversation: conversationWith({
        id: sessionOf(payload),
        channel: channelOf(textOf(at(payload, 'originalDetectIntentRequest', 'source')) ?? ''),
        requester: writerOf(at(payload, 'originalDetectIntentRequest', 'payload')),
        locale: textOf(at(result, 'languageCode')),
        messages: [
          messageWith({ id: turn, author: 'requester', text: textOf(at(result, 'queryText')) ?? '', sentAt, confidence, intent }),
          messageWith({
            id: `${turn}-answer`,
            author: 'bot',
            text: wordsOf(answers) || (textOf(at(result, 'fulfillmentText')) ?? ''),
            sentAt,
            sources: sourcesOf(result),
            attachments: answers.flatMap(picturesOf),
          }),
        ],
        report: {
          intent,
          confidence,
          classification: textOf(at(result, 'action')),
          attempts:
            isFallback || typeof noMatch === 'number'
              ? Array.from({ length: typeof noMatch === 'number' ? Math.min(Math.max(0, Math.trunc(noMatch)), 20) : 1 }, () => ({
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
  asUsual: withWordsHeard,
};

/** What `detectIntent` answers does not name its session, but the contexts in it are named after it. */
function sessionOf(payload: unknown): string {
  const named = textOf(at(payload, 'session'))?.split('/').at(-1);
  if (named) return named;
  const contexts = listOf(at(payload, 'queryResult', 'outputContexts')).map((one) => textOf(at(one, 'name')) ?? '');
  return contexts.map((name) => /\/sessions\/([^/]+)\/contexts\//.exec(name)?.[1]).find((id) => id !== undefined) ?? '';
}

function channelOf(source: string): Channel {
  if (/phone|telephony|voice/i.test(source)) return 'phone';
  return /facebook|telegram|line|viber|twitter|whatsapp|kik/i.test(source) ? 'social' : /sms|twilio/i.test(source) ? 'sms' : 'chat';
}

/** Whoever wrote, as the channel in front of it names them. */
function writerOf(original: unknown): { id: string | null; phone?: string | null } {
  const caller = textOf(firstOf(original, ['telephony', 'caller_id']));
  if (caller !== null) return { id: caller, phone: caller };
  return {
    id: textOf(firstOf(original, ['data', 'sender', 'id'], ['data', 'from', 'id'], ['data', 'message', 'from', 'id'], ['user', 'userId'])),
  };
}

/** Of the knowledge connector: what it found, each with its question or its document. */
function sourcesOf(result: unknown): string[] | null {
  const found = listOf(at(result, 'knowledgeAnswers', 'answers'));
  return found.length === 0 ? null : found.flatMap((one) => textOf(firstOf(one, ['faqQuestion'], ['source'])) ?? []);
}

function picturesOf(answer: unknown): Attachment[] {
  const url = textOf(firstOf(answer, ['image', 'imageUri'], ['card', 'imageUri']));
  return url === null ? [] : [{ name: textOf(at(answer, 'image', 'accessibilityText')) ?? 'image', contentType: null, url }];
}

function wordsOf(answers: unknown[]): string {
  const lines = answers.flatMap((one) => [
    ...listOf(at(one, 'text', 'text')),
    firstOf(
      one,
      ['telephonySynthesizeSpeech', 'text'],
      ['simpleResponses', 'simpleResponses', 0, 'textToSpeech'],
      ['quickReplies', 'title'],
      ['card', 'title'],
      ['payload', 'text'],
    ),
    at(one, 'card', 'subtitle'),
    ...offered(
      [...listOf(at(one, 'quickReplies', 'quickReplies')), ...listOf(at(one, 'card', 'buttons')).map((each) => at(each, 'text'))].flatMap(
        (each) => textOf(each) ?? [],
      ),
    ),
  ]);
  // The same words come once for each channel they are meant for.
  return [...new Set(lines.map(textOf).filter((line) => line !== null))].join('\n');
}
