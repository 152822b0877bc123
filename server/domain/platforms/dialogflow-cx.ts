import type { BotAttempt, Message } from '../conversation.ts';
import { htmlText } from '../html-text.ts';
import type { Json, JsonObject } from '../json.ts';
import { at, fieldsOf, firstOf, isObject, listOf, shareOf, textOf, timeOf } from '../lenient.ts';
import { placeId, turnId } from '../message-id.ts';
import { conversationWith, messageWith, offered, type Platform, soundsLikeHandoff } from '../platform.ts';
import { byPlace } from '../unknown-fields.ts';

const known = byPlace({
  '': `
    detectIntentResponseId intentInfo pageInfo sessionInfo fulfillmentInfo messages payload sentimentAnalysisResult text
    transcript transcriptions triggerIntent triggerEvent dtmfDigits languageInfo languageCode responseId queryResult outputAudio
    outputAudioConfig responseType allowCancellation session session_id name type startTime createTime duration metrics intents
    flows pages interactions environment flowVersions args id
  `,
  sessionInfo: 'session parameters',
  pageInfo: 'currentPage displayName formInfo',
  intentInfo: 'lastMatchedIntent displayName parameters confidence',
  fulfillmentInfo: 'tag',
  payload: 'telephony',
  queryResult: `
    text transcript triggerIntent triggerEvent dtmf languageCode parameters responseMessages webhookIds webhookPayloads
    webhookStatuses webhookLatencies webhookTags webhookDisplayNames currentPage currentFlow intent intentDetectionConfidence
    match diagnosticInfo generativeInfo sentimentAnalysisResult advancedSettings allowAnswerFeedback dataStoreConnectionSignals
    traceBlocks
  `,
  args: 'reason session_escalated params',
});

/** Dialogflow CX: the webhook request of one turn, the end of a session in Customer Engagement Suite, and the exported conversation history (newest interaction first). */
export const dialogflowCx: Platform = {
  idPath: 'sessionInfo.session',
  known,
  recognises: (payload) =>
    isObject(at(payload, 'sessionInfo')) ||
    isObject(at(payload, 'intentInfo')) ||
    Array.isArray(at(payload, 'interactions')) ||
    isAnswer(payload) ||
    isEndOfSession(payload),
  read(payload) {
    if (Array.isArray(at(payload, 'interactions'))) return readHistory(payload);
    if (isAnswer(payload)) {
      const asHistory = { name: firstOf(payload, ['session'], ['sessionInfo', 'session']), interactions: [{ response: payload }] };
      return readHistory({ ...asHistory, languageCode: at(payload, 'queryResult', 'languageCode') });
    }
    return isEndOfSession(payload) ? readEnd(payload) : readTurn(payload);
  },
};

/** What `detectIntent` answers; whoever posts it adds the session. ES has no `responseMessages`. */
function isAnswer(payload: unknown): boolean {
  return Array.isArray(at(payload, 'queryResult', 'responseMessages'));
}

/** Customer Engagement Suite, Dialogflow's next house: the tool by which its agent ends a session, and says whether a person has to go on. */
function isEndOfSession(payload: unknown): boolean {
  return at(payload, 'name') === 'end_session' && isObject(at(payload, 'args'));
}

function readEnd(payload: unknown): ReturnType<Platform['read']> {
  const args = at(payload, 'args');
  const handoff = at(args, 'params', 'LIVE_AGENT_HANDOFF');
  const isEscalated = at(args, 'session_escalated') === true || isObject(handoff);
  return {
    type: isEscalated ? 'handoff_requested' : 'conversation_ended',
    conversation: conversationWith({
      // The tool does not name its session: whoever posts it adds it.
      id: lastPart(textOf(firstOf(payload, ['session'], ['sessionInfo', 'session'], ['session_id']))),
      messages: [messageWith({ id: placeId(0), author: 'bot', text: textOf(at(args, 'params', 'ESCALATION_MESSAGE')) ?? '' })],
      report: {
        reason: textOf(at(args, 'reason')),
        diagnostics: fieldsOf(firstOf(handoff, ['custom_metadata', 'Execute_Request', 'Data', 'Params'], ['custom_metadata'])),
      },
    }),
  };
}

function readTurn(payload: unknown): ReturnType<Platform['read']> {
  const turn = textOf(at(payload, 'detectIntentResponseId')) ?? turnId(payload);
  const answers = listOf(at(payload, 'messages'));
  const intent = textOf(at(payload, 'intentInfo', 'displayName'));
  const confidence = shareOf(at(payload, 'intentInfo', 'confidence'));
  // The name of an event is nobody's word.
  const said = firstOf(payload, ['text'], ['transcript'], ['dtmfDigits']);
  const missed = /no-(?:match|input)/.exec(textOf(at(payload, 'triggerEvent')) ?? '')?.[0];
  const caller = textOf(at(payload, 'payload', 'telephony', 'caller_id'));
  const handoff = answers.map(handoffIn).find(isObject);
  const tag = textOf(at(payload, 'fulfillmentInfo', 'tag'));
  const sentiment = at(payload, 'sentimentAnalysisResult', 'score');
  return {
    type: handoff !== undefined || soundsLikeHandoff(tag) || soundsLikeHandoff(intent) ? 'handoff_requested' : 'message_created',
    conversation: conversationWith({
      id: lastPart(textOf(at(payload, 'sessionInfo', 'session'))),
      channel: at(payload, 'transcript') === undefined && caller === null ? 'chat' : 'phone',
      requester: { id: caller, phone: caller },
      locale: textOf(at(payload, 'languageCode')),
      messages: [
        messageWith({ id: turn, author: 'requester', text: textOf(said) ?? '', confidence, intent }),
        ...answersOf(answers, turn, null),
      ],
      report: {
        intent,
        confidence,
        classification: textOf(at(payload, 'pageInfo', 'displayName')),
        attempts: missed === undefined ? [] : [{ step: missed.replace('-', '_'), worked: false }],
        diagnostics: {
          ...resolvedIn(at(payload, 'intentInfo', 'parameters')),
          ...fieldsOf(at(payload, 'sessionInfo', 'parameters')),
          ...(tag === null ? {} : { fulfillment_tag: tag }),
          ...(typeof sentiment === 'number' ? { sentiment } : {}),
          ...fieldsOf(at(handoff, 'metadata')),
        },
      },
    }),
  };
}

function readHistory(payload: unknown): ReturnType<Platform['read']> {
  const turns = [...listOf(at(payload, 'interactions'))].reverse();
  const last = at(turns.at(-1), 'response', 'queryResult');
  // One of an earlier turn was answered already: people had the conversation and gave it back.
  const wanted = listOf(at(last, 'responseMessages')).map(handoffIn).find(isObject);
  const mood = at(last, 'sentimentAnalysisResult', 'score');
  const toldEarlier = turns.some((one) =>
    listOf(at(one, 'response', 'queryResult', 'responseMessages')).some((answer) => isObject(handoffIn(answer))),
  );
  return {
    type:
      wanted !== undefined || (!toldEarlier && at(payload, 'metrics', 'hasLiveAgentHandoff') === true)
        ? 'handoff_requested'
        : 'message_created',
    conversation: conversationWith({
      id: lastPart(textOf(at(payload, 'name'))),
      channel: turns.some((one) => at(one, 'response', 'queryResult', 'transcript') !== undefined) ? 'phone' : 'chat',
      locale: textOf(at(payload, 'languageCode')),
      startedAt: timeOf(at(payload, 'startTime')),
      messages: turns.flatMap(messagesOfTurn),
      report: {
        intent: intentOf(last),
        attempts: turns.flatMap(misunderstood).slice(-20),
        confidence: shareOf(at(last, 'match', 'confidence')),
        diagnostics: {
          ...fieldsOf(at(last, 'parameters')),
          ...(typeof mood === 'number' ? { sentiment: mood } : {}),
          ...fieldsOf(at(wanted, 'metadata')),
        },
      },
    }),
  };
}

function messagesOfTurn(turn: unknown, index: number): Message[] {
  const result = at(turn, 'response', 'queryResult');
  const asked = firstOf(
    turn,
    ['request', 'queryInput', 'text', 'text'],
    ['response', 'queryResult', 'text'],
    ['response', 'queryResult', 'transcript'],
  );
  const sentAt = timeOf(at(turn, 'createTime'));
  const named = textOf(firstOf(turn, ['response', 'responseId'], ['response', 'queryResult', 'diagnosticInfo', 'responseId']));
  const id = named ?? placeId(index);
  const match = at(result, 'match');
  return [
    messageWith({
      id,
      author: 'requester',
      text: textOf(asked) ?? '',
      sentAt,
      confidence: shareOf(at(match, 'confidence')),
      intent: intentOf(result),
    }),
    ...answersOf(listOf(at(result, 'responseMessages')), named, sentAt),
  ];
}

/** Turns that matched nothing are what the bot has tried in vain. */
function misunderstood(turn: unknown): BotAttempt[] {
  const kind = textOf(at(turn, 'response', 'queryResult', 'match', 'matchType')) ?? '';
  return kind === 'NO_MATCH' || kind === 'NO_INPUT' ? [{ step: kind.toLowerCase(), worked: false }] : [];
}

function resolvedIn(parameters: unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(fieldsOf(parameters)).flatMap(([name, one]) => {
      const value = at(one, 'resolvedValue');
      return value === undefined || value === null ? [] : [[name, value as Json]];
    }),
  );
}

function intentOf(result: unknown): string | null {
  const named = textOf(firstOf(result, ['match', 'intent', 'displayName'], ['intent', 'displayName']));
  const kind = textOf(at(result, 'match', 'matchType'));
  return named ?? (kind === 'NO_MATCH' || kind === 'NO_INPUT' ? kind.toLowerCase() : null);
}

/** @param turn its id, where the platform gives one */
function answersOf(answers: unknown[], turn: string | null, sentAt: string | null): Message[] {
  return answers.map((one, index) => {
    const lines = listOf(at(one, 'text', 'text'))
      .map(textOf)
      .filter((line) => line !== null);
    const spoken =
      textOf(at(one, 'outputAudioText', 'text')) ??
      htmlText(textOf(at(one, 'outputAudioText', 'ssml')) ?? '').replace(/<[^<>]{0,200}>/g, '');
    return messageWith({
      id: turn === null ? placeId(index) : `${turn}-${index}`,
      author: 'bot',
      text: lines.length > 0 ? lines.join('\n') : spoken || shownIn(one),
      sentAt,
    });
  });
}

/** A transfer of the call is one too. */
function handoffIn(answer: unknown): unknown {
  return at(answer, 'liveAgentHandoff') ?? at(answer, 'telephonyTransferCall');
}

/** What a messenger shows of its own: titles, texts and what can be pressed. */
function shownIn(answer: unknown): string {
  const parts = listOf(at(answer, 'payload', 'richContent')).flatMap(listOf);
  const texts = parts.flatMap((part) =>
    [at(part, 'title'), at(part, 'subtitle'), at(part, 'text')].flatMap((one) => (Array.isArray(one) ? one : [one])),
  );
  const options = parts.flatMap((part) => listOf(at(part, 'options'))).flatMap((one) => textOf(firstOf(one, ['text'], ['title'])) ?? []);
  return [...texts.flatMap((one) => textOf(one) ?? []), ...offered(options)].join('\n');
}

/** Of `projects/…/sessions/abc` the last part. */
function lastPart(name: string | null): string {
  return name?.split('/').at(-1) ?? '';
}
