import type { Conversation } from '#domain/conversation.ts';
import { AppError } from '#domain/errors.ts';
import { redactAssessment } from '#domain/redaction/redact-assessment.ts';
import { redactConversation } from '#domain/redaction/redact-conversation.ts';
import type { Rule } from '#domain/rule.ts';
import { readTranscript } from '#domain/transcripts/index.ts';
import type { TranscriptNote } from '#domain/transcripts/transcript.ts';
import { compileRules } from '#rules/compile.ts';
import { pastConversation } from '../../store/past-conversations.ts';
import type { HandoffDeps } from '../deps.ts';
import { type JudgedTurn, judgedTurns, type Moment, momentsOf } from './judged-turns.ts';

/** More is no conversation that anybody reads to the end, and takes the longer the more was said. */
const mostMessages = 400;

export interface Tried {
  /** As it may be seen. */
  conversation: Conversation;
  notes: TranscriptNote[];
  turns: JudgedTurn[];
  /** Messages that were left out at the end, because there are so many. */
  left: number;
}

/** What draft rules decide about a text that somebody pasted, turn by turn. @throws AppError bad_payload where no conversation is in it */
export async function tryPasted(deps: HandoffDeps, rules: Rule[], text: string): Promise<Tried> {
  // What somebody pastes they have chosen: it ends where they say.
  const read = readTranscript(`${text}\n`);
  if (!read) throw new AppError('bad_payload', 'No conversation could be found in this text', { path: 'text' });
  const moments = momentsOf(read.conversation.messages.slice(0, mostMessages), deps.now());
  return { ...(await tried(deps, rules, '', read.conversation, moments)), notes: read.notes };
}

/** The same about a stored conversation, at the moments at which something was decided then. @throws AppError unknown_conversation */
export async function tryStored(deps: HandoffDeps, rules: Rule[], id: string): Promise<Tried> {
  const past = await pastConversation(deps.db, id);
  if (!past) throw new AppError('unknown_conversation', `No conversation ${id} is stored`);
  const moments = past.decisions.map(({ decidedAt, ...moment }) => ({ ...moment, at: decidedAt }));
  return {
    ...(await tried(
      deps,
      rules,
      past.bot,
      past.conversation,
      moments.filter(({ messages }) => messages <= mostMessages),
    )),
    notes: [],
  };
}

async function tried({ isOpen, redaction }: HandoffDeps, rules: Rule[], bot: string, conversation: Conversation, moments: Moment[]) {
  const turns = await judgedTurns(conversation, moments, { bot, rules: compileRules(rules), isOpen });
  const seen = redactConversation(conversation, redaction);
  return {
    conversation: { ...seen, messages: seen.messages.slice(0, mostMessages) },
    turns: turns.map(({ messages, assessment }) => ({ messages, assessment: redactAssessment(assessment, redaction) })),
    left: Math.max(0, conversation.messages.length - mostMessages),
  };
}
