import type { Requester } from './conversation.ts';

/** By what the same person is known again: an address or a number anywhere, an id only at the bot that gave it. */
export function requesterKeys(bot: string, { id, email, phone }: Pick<Requester, 'id' | 'email' | 'phone'>): string[] {
  const digits = phone?.replace(/[^\d+]/g, '') ?? '';
  return [
    ...(email === null || email.trim() === '' ? [] : [`email:${email.trim().toLowerCase()}`]),
    ...(digits.length < 6 ? [] : [`phone:${digits}`]),
    ...(id === null || id === '' ? [] : [`id:${bot}:${id}`]),
  ];
}
