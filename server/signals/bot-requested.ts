import type { Detector } from './detector.ts';

/** The bot has decided by itself, and may have said why. */
export const botRequested: Detector = ({ report, messages }, { handoffRequested }) => {
  if (!handoffRequested) return [];
  const reason = report.reason ?? '';
  const last = messages.at(-1);
  return [
    {
      code: 'bot_requested',
      strength: 0.9,
      sentence: reason === '' ? 'The bot asked for a human.' : `The bot asked for a human: ${reason}`,
      params: { reason },
      evidence: last ? [last.id] : [],
    },
  ];
};
