import type { Brief, BriefMessage } from './brief.ts';
import { visible } from './visible.ts';

export const transcriptFileName = 'transcript.txt';

/** The conversation for people and for tools that know no JSON: one message after the other, oldest first, times in UTC. */
export function transcriptText(brief: Brief): string {
  const { conversation, requester } = brief;
  const header = [
    `Conversation ${visible(conversation.id)} (${conversation.channel})`,
    `Requester: ${visible(requester.name ?? requester.email ?? requester.id ?? 'unknown')}`,
    `Bot: ${visible(conversation.bot_name ?? conversation.bot)}`,
    `Handed off: ${brief.handoff.requested_at}`,
    ...(brief.omitted > 0 ? [`The ${brief.omitted} oldest messages are not included.`] : []),
  ];
  return `${header.join('\n')}\n\n${brief.messages.map((message) => line(message, brief)).join('\n')}\n`;
}

function line(message: BriefMessage, brief: Brief): string {
  const time = message.sent_at === null ? '' : `[${message.sent_at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}] `;
  const [first = '', ...rest] = visible(message.text).split('\n');
  const files = message.attachments.map(
    (file) => `    attachment: ${visible(file.name)}${file.url === null ? '' : ` ${visible(file.url)}`}`,
  );
  return [`${time}${visible(speaker(message, brief))}: ${first}`, ...rest.map((text) => `    ${text}`), ...files].join('\n');
}

function speaker(message: BriefMessage, { requester, conversation }: Brief): string {
  const known = message.name ?? (message.author === 'requester' ? requester.name : message.author === 'bot' ? conversation.bot_name : null);
  return known === null ? message.author : `${known} (${message.author})`;
}
