import type { Host } from './connect.ts';

/** Puts a text into the reply that the agent is writing, behind what is there. Sending stays with the agent. @throws Error where there is no editor */
export async function insertReply({ client }: Host, text: string): Promise<void> {
  await client.set('comment.type', 'publicReply').catch(() => undefined);
  // Zendesk knows the action by two names, in older and newer workspaces.
  await client.invoke('ticket.comment.appendText', text).catch(() => client.invoke('comment.appendText', text));
}
