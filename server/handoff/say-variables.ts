import type { Conversation } from '#domain/conversation.ts';
import type { Priority, ReasonCode } from '#domain/decision.ts';
import type { Saying, Told as ToldOfHandoff } from './say-to-requester.ts';
import { languageCode } from './waiting-words.ts';

/** What a template, of an admin's message or of a rule's `say`, is told. Confidence, evidence and agents' notes are no part of it. */
interface Told {
  reason: ReasonCode;
  locale: string | null;
  name: string | null;
  channel: Conversation['channel'];
  group: string | null;
  priority: Priority;
  /** Ways of speaking that a rule offers. */
  offered: string[];
}

export function toldOf({ brief, routing }: Pick<ToldOfHandoff, 'brief' | 'routing'>): Told {
  return {
    reason: brief.why.reasons[0]?.code ?? 'custom',
    locale: brief.conversation.locale,
    name: brief.requester.name,
    channel: brief.conversation.channel,
    group: routing.group,
    priority: brief.why.priority,
    offered: routing.channels ?? [],
  };
}

/** The variables by name; of a wait that has not begun nothing is known. */
export function variablesOf(
  told: Told,
  { position, minutes, isOpen, statusUrl }: Pick<Saying, 'position' | 'minutes' | 'isOpen' | 'statusUrl'>,
): Record<string, unknown> {
  const { reason, name, channel, group, priority } = told;
  return {
    ...{ reason, name, channel, group, priority, position, minutes },
    language: languageCode(told.locale),
    open: isOpen,
    channels: otherWays(channel, told.offered),
    ...(statusUrl === null ? {} : { status_url: statusUrl }),
  };
}

export function otherWays(channel: string, offered: string[] = []): string[] {
  return offered.filter((way) => way !== channel);
}
