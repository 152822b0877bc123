import { oneLine } from '#domain/visible.ts';
import type { Handoff } from '../store/handoffs.ts';
import type { AlertField, AlertRoute } from './settings.ts';

/** What an alert says: the fields that the admin allowed, each on one line, those without a value left out. */
export type AlertMessage = { title: string; fields: [AlertField, string][] };

/** Characters of one value: it is a glance, and what is in it a stranger may have chosen. */
const longestValue = 200;

/** @param reminder 0 for the first alert */
export function alertMessage(route: AlertRoute, { brief, routing, ticketId }: Handoff, reminder: number): AlertMessage {
  const all: Record<AlertField, string | null> = {
    ticket: ticketId,
    reason: brief.why.reasons[0]?.code ?? 'custom',
    group: routing.group,
    priority: brief.why.priority,
    channel: brief.conversation.channel,
    intent: brief.intent,
    requester_name: brief.requester.name,
    requester_email: brief.requester.email,
  };
  const fields = route.fields.flatMap((field): [AlertField, string][] => {
    const value = oneLine(all[field] ?? '', longestValue);
    return value === '' ? [] : [[field, value]];
  });
  return { title: reminder === 0 ? 'A person waits for an agent' : `A person still waits for an agent (reminder ${reminder})`, fields };
}

/** Slack reads `<…>` and `&` as its own. */
export function slackBody({ title, fields }: AlertMessage): object {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { text: [safe(title), ...fields.map(([name, value]) => `${name}: ${safe(value)}`)].join('\n') };
}

/**
 * Cards read Markdown: a name that is a link would lead whoever clicks on it to wherever its owner likes. Apart, the two halves of a link are
 * text.
 */
function unlinked(text: string): string {
  return text.replace(/\](?=[([])/g, '] ');
}

/** An adaptive card, as incoming webhooks of Teams' workflows take them. */
export function teamsBody({ title, fields }: AlertMessage): object {
  const body = [
    { type: 'TextBlock', text: title, weight: 'bolder', wrap: true },
    { type: 'FactSet', facts: fields.map(([name, value]) => ({ title: name, value: unlinked(value) })) },
  ];
  const content = { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4', body };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

export function plainText({ title, fields }: AlertMessage): string {
  return `${[`${title}.`, ...fields.map(([name, value]) => `${name}: ${value}`)].join('\n')}\n`;
}
