import type { Message } from '#domain/conversation.ts';
import type { ReasonCode, Signal } from '#domain/decision.ts';
import { detect } from '#signals/detect.ts';
import { conversation, message } from './conversation.ts';

/** What is heard in a talk of one code. @param changes what else is known of the conversation */
export const find = (code: ReasonCode, messages: Message[], changes = {}): Signal | undefined =>
  detect(conversation({ messages, ...changes }), { handoffRequested: false }).find((signal) => signal.code === code);
export const strength = (code: ReasonCode, messages: Message[], changes = {}): number => find(code, messages, changes)?.strength ?? 0;
export const says = (text: string): Message => message('requester', text);
export const bot = (text: string, changes: Partial<Message> = {}): Message => message('bot', text, changes);
