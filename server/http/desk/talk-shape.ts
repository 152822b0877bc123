import { z } from 'zod';
import { toBriefMessage } from '#domain/compose-brief.ts';
import type { Conversation } from '#domain/conversation.ts';
import { decisions, priorities, reasonCodes } from '#domain/decision.ts';

export const talkMessage = z.object({
  id: z.string(),
  author: z.enum(['requester', 'bot', 'agent', 'system']),
  name: z.string().nullable(),
  text: z.string(),
  sent_at: z.string().nullable(),
});

/** Messages as the desk shows them. */
export function talkMessages({ messages }: Conversation): z.output<typeof talkMessage>[] {
  return messages.map((message) => {
    const { id, author, name, text, sent_at } = toBriefMessage(message);
    return { id, author, name, text, sent_at };
  });
}

export const reason = z.object({
  code: z.enum(reasonCodes),
  rule: z.string(),
  strength: z.number(),
  sentence: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  evidence: z.array(z.string()),
});

export const decision = z.enum(decisions);
export const priority = z.enum(priorities);

/** Whose wish was not followed, and the rule that had its way. */
export const overruled = z.object({ rule: z.string(), action: z.string(), by: z.string() });
