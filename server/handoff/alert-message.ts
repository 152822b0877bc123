import { oneLine } from '#domain/visible.ts';
import type { Handoff } from '../store/handoffs.ts';
import type { AlertField, AlertRoute } from './settings.ts';

/** Names and intents are what somebody else wrote: Slack cuts a message after 4,000 characters, Teams refuses 28 KB. */
const longestValue = 200;

/** What an alert says: the fields that the admin allowed, each on one line, those without a value left out. */
export type AlertMessage = { title: string; fields: [AlertField, string][] };

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
    const value = all[field];
    const line = value === null ? '' : oneLine(value, longestValue);
    return line === '' ? [] : [[field, line]];
  });
  return { title: reminder === 0 ? 'A person waits for an agent' : `A person still waits for an agent (reminder ${reminder})`, fields };
}

/** Slack reads `<…>` and `&` as its own, and would show what an address in a name leads to. */
export function slackBody({ title, fields }: AlertMessage): object {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const text = [safe(title), ...fields.map(([name, value]) => `${name}: ${safe(value)}`)].join('\n');
  return { text, mrkdwn: false, unfurl_links: false, unfurl_media: false };
}

/** An adaptive card, as incoming webhooks of Teams' workflows take them. Of all its texts only runs are not read as Markdown. */
export function teamsBody({ title, fields }: AlertMessage): object {
  const run = (text: string, isStrong = false) => ({ type: 'TextRun', text, ...(isStrong ? { weight: 'Bolder' } : {}) });
  const body = [
    { type: 'RichTextBlock', inlines: [run(title, true)] },
    ...fields.map(([name, value]) => ({ type: 'RichTextBlock', spacing: 'Small', inlines: [run(`${name}: `, true), run(value)] })),
  ];
  const content = { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4', body };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }] };
}

export function plainText({ title, fields }: AlertMessage): string {
  return `${[`${title}.`, ...fields.map(([name, value]) => `${name}: ${value}`)].join('\n')}\n`;
}
