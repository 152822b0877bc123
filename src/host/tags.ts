import type { Host } from './connect.ts';

/** Tags as the helpdesk keeps them: small letters, no spaces, each once. */
export function tagsIn(text: string): string[] {
  const tags = text.split(/[,;\s]+/).map((tag) => tag.toLowerCase().replace(/[^\p{L}\p{N}_/-]+/gu, '_'));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

export async function addTags({ client }: Host, tags: string[]): Promise<void> {
  await client.invoke('ticket.tags.add', tags);
}

export async function removeTags({ client }: Host, tags: string[]): Promise<void> {
  await client.invoke('ticket.tags.remove', tags);
}
