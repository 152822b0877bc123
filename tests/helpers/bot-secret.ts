import type { BotKind } from '../../server/bots/index.ts';

const standard: BotKind[] = ['baton', 'ada', 'copilot_studio', 'custom_gpt', 'rasa', 'botpress'];

/** A secret of the form that a bot of that kind signs with. @param fill another number is another secret */
export function botSecret(kind: BotKind, fill = 3): string {
  return standard.includes(kind) ? `whsec_${Buffer.alloc(32, fill).toString('base64')}` : `a-secret-that-nobody-guesses-${fill}`;
}
