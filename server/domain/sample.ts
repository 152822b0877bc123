/** Conversations that the desk made up to show how things go have ids that begin so; they are marked, told to no bot, and can be removed. */
export const samplePrefix = 'baton-sample-';

/** @param conversation the bot's own id of it */
export function isSample(conversation: string): boolean {
  return conversation.startsWith(samplePrefix);
}
