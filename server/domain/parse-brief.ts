import type { Brief, BriefMessage, BriefReason, BriefSummary, Claim, HandoffState } from './brief.ts';
import { type Author, channels } from './conversation.ts';
import { decisions, priorities, reasonCodes, type SentenceParams } from './decision.ts';
import { AppError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { asBoolean, asCount, asObject, asOneOf, asShare, asText, listOf, orElse, orNull } from './read-json.ts';

const states = ['requested', 'accepted', 'completed', 'failed'] as const satisfies HandoffState[];
const authors = ['requester', 'bot', 'agent', 'system'] as const satisfies Author[];

/**
 * Reads a brief from anywhere: the server's answer, the ticket's attachment, a file. Optional knowledge that is missing
 * becomes null, [] or {}; keys that this version does not know are left out.
 * @param value the parsed JSON, or its text
 * @throws AppError bad_brief with the dotted path of what is wrong
 */
export function parseBrief(value: unknown): Brief {
  const brief = asObject(typeof value === 'string' ? parseJson(value) : value, 'content');
  checkVersion(brief.version);
  const handoff = asObject(brief.handoff, 'handoff');
  const why = orElse(asObject, {})(brief.why, 'why');
  const conversation = asObject(brief.conversation, 'conversation');
  const requester = orElse(asObject, {})(brief.requester, 'requester');
  return {
    version: 1,
    handoff: {
      id: asText(handoff.id, 'handoff.id'),
      state: orElse(asOneOf<HandoffState>(states), 'requested')(handoff.state, 'handoff.state'),
      requested_at: asText(handoff.requested_at, 'handoff.requested_at'),
    },
    why: {
      decision: orElse(asOneOf(decisions), 'handoff')(why.decision, 'why.decision'),
      priority: orElse(asOneOf(priorities), 'normal')(why.priority, 'why.priority'),
      reasons: listOf(asReason)(why.reasons, 'why.reasons'),
    },
    conversation: {
      id: asText(conversation.id, 'conversation.id'),
      bot: orElse(asText, '')(conversation.bot, 'conversation.bot'),
      bot_name: orNull(asText)(conversation.bot_name, 'conversation.bot_name'),
      channel: orElse(asOneOf(channels), 'other')(conversation.channel, 'conversation.channel'),
      locale: orNull(asText)(conversation.locale, 'conversation.locale'),
      started_at: orNull(asText)(conversation.started_at, 'conversation.started_at'),
    },
    requester: {
      id: orNull(asText)(requester.id, 'requester.id'),
      name: orNull(asText)(requester.name, 'requester.name'),
      email: orNull(asText)(requester.email, 'requester.email'),
      phone: orNull(asText)(requester.phone, 'requester.phone'),
      attributes: orElse(asObject, {})(requester.attributes, 'requester.attributes'),
    },
    intent: orNull(asText)(brief.intent, 'intent'),
    classification: orNull(asText)(brief.classification, 'classification'),
    confidence: orNull(asShare)(brief.confidence, 'confidence'),
    attempts: listOf(asAttempt)(brief.attempts, 'attempts'),
    diagnostics: orElse(asObject, {})(brief.diagnostics, 'diagnostics'),
    messages: listOf(asMessage)(brief.messages, 'messages'),
    omitted: orElse(asCount, 0)(brief.omitted, 'omitted'),
    missing: listOf(asText)(brief.missing, 'missing'),
    say: orNull(asText)(brief.say, 'say'),
    from_requester: listOf(asOwnWord)(brief.from_requester, 'from_requester'),
    summary: orNull(asSummary)(brief.summary, 'summary'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_brief', 'The brief is not readable JSON; it may have been cut or edited', { cause, path: 'content' });
  }
}

function checkVersion(version: unknown): void {
  if (version === 1) return;
  const sentence =
    version === undefined
      ? 'The content names no version, so it is not a brief'
      : `The brief has version ${JSON.stringify(version)}, and this app reads version 1: update the Baton app`;
  throw new AppError('bad_brief', sentence, { path: 'version' });
}

function asReason(value: unknown, path: string): BriefReason {
  const reason = asObject(value, path);
  return {
    code: asOneOf(reasonCodes)(reason.code, `${path}.code`),
    rule: orElse(asText, '')(reason.rule, `${path}.rule`),
    strength: orElse(asShare, 1)(reason.strength, `${path}.strength`),
    sentence: asText(reason.sentence, `${path}.sentence`),
    params: asParams(orElse(asObject, {})(reason.params, `${path}.params`)),
    evidence: listOf(asText)(reason.evidence, `${path}.evidence`),
  };
}

/** Only what a sentence can be filled with; the rest would be shown as "[object Object]". */
function asParams(params: JsonObject): SentenceParams {
  const usable = Object.entries(params).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return Object.fromEntries(usable);
}

function asOwnWord(value: unknown, path: string): Brief['from_requester'][number] {
  const word = asObject(value, path);
  return {
    kind: orElse(asOneOf(['corrected', 'added'] as const), 'added')(word.kind, `${path}.kind`),
    text: asText(word.text, `${path}.text`),
    at: asText(word.at, `${path}.at`),
  };
}

function asSummary(value: unknown, path: string): BriefSummary {
  const { model, lines, draft } = asObject(value, path);
  return {
    model: orElse(asText, '')(model, `${path}.model`),
    lines: listOf(asClaim)(lines, `${path}.lines`),
    draft: listOf(asClaim)(draft, `${path}.draft`),
  };
}

function asClaim(value: unknown, path: string): Claim {
  const claim = asObject(value, path);
  return { text: asText(claim.text, `${path}.text`), evidence: listOf(asText)(claim.evidence, `${path}.evidence`) };
}

function asAttempt(value: unknown, path: string): Brief['attempts'][number] {
  const attempt = asObject(value, path);
  return { step: asText(attempt.step, `${path}.step`), worked: orNull(asBoolean)(attempt.worked, `${path}.worked`) };
}

function asMessage(value: unknown, path: string): BriefMessage {
  const message = asObject(value, path);
  return {
    id: asText(message.id, `${path}.id`),
    author: asOneOf(authors)(message.author, `${path}.author`),
    name: orNull(asText)(message.name, `${path}.name`),
    text: orElse(asText, '')(message.text, `${path}.text`),
    sent_at: orNull(asText)(message.sent_at, `${path}.sent_at`),
    confidence: orNull(asShare)(message.confidence, `${path}.confidence`),
    intent: orNull(asText)(message.intent, `${path}.intent`),
    sources: message.sources === undefined || message.sources === null ? null : listOf(asText)(message.sources, `${path}.sources`),
    attachments: listOf(asAttachment)(message.attachments, `${path}.attachments`),
  };
}

function asAttachment(value: unknown, path: string): BriefMessage['attachments'][number] {
  const attachment = asObject(value, path);
  return {
    name: asText(attachment.name, `${path}.name`),
    content_type: orNull(asText)(attachment.content_type, `${path}.content_type`),
    url: orNull(asText)(attachment.url, `${path}.url`),
  };
}
