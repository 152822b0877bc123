import { type Brief, briefFileName } from '#domain/brief.ts';
import type { Routing, TicketDraft, TicketFile } from '#domain/helpdesk.ts';
import { isSample } from '#domain/sample.ts';
import { briefMetadataKey, shortenBrief } from '#domain/shorten-brief.ts';
import { spoken } from '#domain/spoken.ts';
import { transcriptFileName, transcriptText } from '#domain/transcript-text.ts';
import { oneLine } from '#domain/visible.ts';
import { noteHtml } from './note-html.ts';

const longestSubject = 150;
const longestField = 255;
const longestTag = 80;
// Zendesk does not say how much metadata an audit holds; half of a comment's 64 kB is well inside every bound it does state.
const longestMetadata = 32_000;
const address = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]+$/;

/** What the agents' helpdesk is asked to make of a brief. @param routing what escalation rules want of the ticket */
export function draftTicket(brief: Brief, { tags, group, form, fields }: Routing): TicketDraft {
  const { requester, why } = brief;
  return {
    externalId: brief.handoff.id,
    subject: subjectOf(brief),
    noteHtml: noteHtml(brief),
    priority: why.priority,
    tags: tagsOf(brief, tags),
    requester: {
      name: requester.name === null ? null : oneLine(requester.name, longestField),
      email: requester.email !== null && address.test(requester.email) ? requester.email : null,
    },
    fields: { ...fieldsOf(brief), ...fields },
    group,
    form,
    files: filesOf(brief),
    metadata: { [briefMetadataKey]: JSON.stringify(shortenBrief(brief, longestMetadata)) },
  };
}

/** What is attached to the ticket, for programs and for people. */
export function filesOf(brief: Brief): TicketFile[] {
  return [
    { name: briefFileName, contentType: 'application/json', body: JSON.stringify(brief, null, 2) },
    { name: transcriptFileName, contentType: 'text/plain; charset=utf-8', body: transcriptText(brief) },
  ];
}

function subjectOf({ intent, requester, conversation, why }: Brief): string {
  const what = spoken(intent ?? why.reasons[0]?.code ?? 'conversation');
  const who = requester.name ?? requester.email ?? requester.id ?? conversation.id;
  // Braces would be read as a placeholder by helpdesks that render subjects.
  return oneLine(`Handoff: ${what} — ${who}`, longestSubject).replace(/\{(?=[{%])/g, '{ ');
}

function tagsOf({ why, conversation }: Brief, tags: string[]): string[] {
  const all = [
    'baton',
    ...why.reasons.map(({ code }) => `baton_${code}`),
    `baton_bot_${conversation.bot}`,
    ...(isSample(conversation.id) ? ['baton_sample'] : []),
    ...tags,
  ];
  const tidy = all.map((tag) =>
    tag
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '_')
      .slice(0, longestTag),
  );
  return [...new Set(tidy)];
}

function fieldsOf({ why, intent, classification, confidence }: Brief): Record<string, string> {
  const known: Record<string, string | null> = {
    handoff_reason: why.reasons.map(({ code }) => code).join(', '),
    handoff_intent: intent,
    handoff_classification: classification,
    handoff_confidence: confidence === null ? null : `${Math.round(confidence * 100)} %`,
  };
  return Object.fromEntries(Object.entries(known).flatMap(([key, value]) => (value ? [[key, oneLine(value, longestField)]] : [])));
}
