import { eventSaying, judgeByJoining } from './chat-events.ts';
import { authorOfName } from './roles.ts';
import { type Line, lineOf } from './transcript.ts';

const start = /\((\d{1,2}:\d{2}:\d{2})\)\s{1,8}(?:\*{3}([^*\n]{1,200})\*{3}|([^:()\n*][^:()\n]{0,59}):\s)/g;

/**
 * Zendesk's messaging comment: many turns on one line, `(HH:MM:SS) Name: text  (HH:MM:SS) Name: text`, without a date; its chats have the
 * same on lines of their own, and events between stars. A comment is written when the bot hands over, and bots have the names of people:
 * whoever greets a requester that is named as such is the bot, unless it joined.
 */
export function inlineLines(text: string): Line[] {
  const starts = [...text.matchAll(start)];
  const lines = starts.map((one, index) => {
    const rest = text.slice(one.index + one[0].length, starts[index + 1]?.index ?? text.length).trim();
    return one[2] === undefined ? lineOf((one[3] ?? '').trim(), rest) : eventSaying(one[2], undefined);
  });
  if (!lines.some(({ name }) => name !== null)) return [];
  judgeByJoining(lines);
  const greeting = lines.find(({ name }) => name !== null);
  const greets = greeting?.author === null ? greeting.name : null;
  if (authorOfName(greets) === null && lines.some(({ name }) => authorOfName(name) === 'requester'))
    for (const line of lines) if (line.name !== null && line.name === greets) line.author = 'bot';
  return lines;
}
