import type { Conversation } from './conversation.ts';

/** One webhook request, exactly as it arrived. */
export interface RawDelivery {
  /** Names in lower case. */
  headers: Record<string, string | undefined>;
  body: Uint8Array;
  /** The whole address that was called, which some platforms sign. */
  url?: string;
}

export type BotEventType = 'message_created' | 'handoff_requested' | 'conversation_ended';

/** What a delivery says. `conversation.messages` may hold only the messages that are new. */
export interface BotEvent {
  type: BotEventType;
  conversation: Conversation;
}

/** Port: a bot platform. How each platform writes is in `platforms/`, one file each; `server/bots` adds how it signs. */
export interface Bot {
  /**
   * Checks the delivery's signature over its raw bytes, and its age.
   * @param secrets any one of them may match, so that a secret can be rotated
   * @param nowMs milliseconds since 1970
   * @returns the sender's id of the delivery, the same on every redelivery
   * @throws AppError bad_signature, bad_timestamp; remote_* where a platform's keys have to be fetched and cannot be
   */
  verify(raw: RawDelivery, secrets: string[], nowMs: number): string | Promise<string>;
  /**
   * Reads a verified body into one event. Fields that nobody knows, in the places where a platform's builders add theirs, are kept as diagnostics.
   * @throws AppError bad_payload with the path of what is missing or wrong
   */
  read(body: Uint8Array): BotEvent;
  /**
   * A verified body that tells of several conversations, as one body for each, always in the same order and each written anew; of one, the body itself.
   * @throws AppError bad_payload where they are too many or too large
   */
  parts?(body: Uint8Array): Uint8Array[];
  /** Whether a verified body is the platform's own test of the connection: it is answered, and nothing comes of it. */
  isTest?(body: Uint8Array): boolean;
  /** Where somebody has to agree before the platform delivers anything: an address of the platform itself. */
  confirmAt?(body: Uint8Array): string | null;
}
