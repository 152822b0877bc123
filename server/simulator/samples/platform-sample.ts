/** What a platform sends, in its shape and with words of our own, and what it says. */
export interface PlatformSample {
  payload: unknown;
  type: 'message_created' | 'handoff_requested' | 'conversation_ended';
  id: string;
  /** Author and first words of each message, oldest first. */
  says: ['requester' | 'bot' | 'agent' | 'system', string][];
}
