import type { Bot } from '#domain/bot.ts';
import { baton } from './baton.ts';
import { copilotStudio } from './copilot-studio.ts';
import { customGpt } from './custom-gpt.ts';

export const botKinds = ['baton', 'copilot_studio', 'custom_gpt'] as const;
export type BotKind = (typeof botKinds)[number];

export const bots: Record<BotKind, Bot> = {
  baton,
  copilot_studio: copilotStudio,
  custom_gpt: customGpt,
};
