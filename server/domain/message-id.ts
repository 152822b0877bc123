import type { Message } from './conversation.ts';

/** What a reader calls a message to which the platform gives no name: its place in what was read. */
export function placeId(index: number): string {
  return `position-${index}`;
}

const place = /^position-\d+$/;

/**
 * A place means something within one delivery only: the third message of the next one is another. Such messages are called after what
 * they say, when and by whom, so that a history that is sent again, or a window that moves over it, brings no message twice and loses
 * none. Two of one name would be taken for one: the later ones are numbered. What the platform itself names twice is one message, listed
 * twice, as long as it says the same.
 *
 * What cannot be told: in a window that has lost the first of two equal messages without times, the third one bears the number of the
 * second, and is taken for it. Neighbours would tell them apart but for the first and the last of a window, which have one neighbour
 * now and another in the next window: each window would then bring its edge a second time.
 */
export function withLastingIds(messages: Message[]): Message[] {
  const seen = new Map<string, Message[]>();
  return messages.flatMap((message) => {
    const isOurs = place.test(message.id);
    const lasting = isOurs ? idOfWords(message) : message.id;
    const before = seen.get(lasting);
    if (before === undefined) seen.set(lasting, [message]);
    else if (!isOurs && before.some((one) => idOfWords(one) === idOfWords(message))) return [];
    else before.push(message);
    const id = before === undefined ? lasting : `${lasting}#${before.length}`;
    return [id === message.id ? message : { ...message, id }];
  });
}

/** Of a delivery that is one turn and tells no id: two turns alike in every field are the same delivery, sent again. */
export function turnId(payload: unknown): string {
  return `turn-${fingerprint(JSON.stringify(payload) ?? '')}`;
}

// Not by the files' addresses, which platforms sign anew each time.
function idOfWords({ sentAt, author, text, attachments }: Message): string {
  return `said-${fingerprint(JSON.stringify([sentAt, author, text, attachments.map(({ name }) => name)]))}`;
}

/** 64 bits of two FNV-1a sums that begin apart: among the thousands of messages of a conversation no two meet by chance. */
function fingerprint(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x2f0b4c27;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + 0x9e37), 0x01000193);
    other ^= other >>> 15;
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
