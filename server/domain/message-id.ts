import type { Message } from './conversation.ts';

/** What a reader calls a message to which the platform gives no name: its place in what was read. */
export function placeId(index: number): string {
  return `position-${index}`;
}

const place = /^position-\d+$/;

/**
 * A place means something within one delivery only: the third message of the next one is another. Such messages are called after what
 * they say, when and by whom, so that a history that is sent again, or a window that moves over it, brings no message twice and loses
 * none. Two messages of one id would be taken for one: the later ones are numbered.
 */
export function withLastingIds(messages: Message[]): Message[] {
  const seen = new Map<string, number>();
  return messages.map((message) => {
    const lasting = place.test(message.id) ? idOfWords(message) : message.id;
    const times = (seen.get(lasting) ?? 0) + 1;
    seen.set(lasting, times);
    const id = times === 1 ? lasting : `${lasting}#${times}`;
    return id === message.id ? message : { ...message, id };
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
