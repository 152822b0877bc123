import { briefFileName } from '#domain/brief.ts';
import { parseBrief } from '#domain/parse-brief.ts';
import type { Account } from '../../server/simulator/account.ts';

/** How many tickets each conversation has, told by the brief that is attached to them. */
export function countTickets(account: Account): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ticket of account.tickets.values()) {
    const file = ticket.comments.flatMap(({ attachments }) => attachments).find((attachment) => attachment.file_name === briefFileName);
    const conversation = file
      ? parseBrief(JSON.parse(new TextDecoder().decode(file.bytes))).conversation.id
      : `ticket ${ticket.id} without a brief`;
    counts.set(conversation, (counts.get(conversation) ?? 0) + 1);
  }
  return counts;
}
