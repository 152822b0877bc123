import type { Conversation } from '#domain/conversation.ts';

/** What is known plus what was told last: the newer word wins, silence never erases. Messages are not merged here. */
export function mergeConversation(known: Conversation, told: Conversation): Conversation {
  return {
    ...known,
    channel: told.channel === 'other' ? known.channel : told.channel,
    locale: told.locale ?? known.locale,
    startedAt: known.startedAt ?? told.startedAt,
    requester: {
      id: told.requester.id ?? known.requester.id,
      name: told.requester.name ?? known.requester.name,
      email: told.requester.email ?? known.requester.email,
      phone: told.requester.phone ?? known.requester.phone,
      attributes: { ...known.requester.attributes, ...told.requester.attributes },
    },
    report: {
      name: told.report.name ?? known.report.name,
      intent: told.report.intent ?? known.report.intent,
      classification: told.report.classification ?? known.report.classification,
      confidence: told.report.confidence ?? known.report.confidence,
      reason: told.report.reason ?? known.report.reason,
      attempts: told.report.attempts.length > 0 ? told.report.attempts : known.report.attempts,
      diagnostics: { ...known.report.diagnostics, ...told.report.diagnostics },
    },
  };
}
