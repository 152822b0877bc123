import type { Priority } from './decision.ts';

/** How an agent wants to be alerted. */
export interface AlertWish {
  sound: boolean;
  /** Minutes since midnight, by the agent's clock; equal ends mean no quiet hours. */
  quietFrom: number;
  quietTo: number;
  /** Whether urgent handoffs are told in quiet hours too. */
  urgentAlways: boolean;
}

export const usualWish: AlertWish = { sound: false, quietFrom: 0, quietTo: 0, urgentAlways: true };

/** @param minute minutes since midnight by the agent's clock */
export function isQuiet({ quietFrom, quietTo, urgentAlways }: AlertWish, minute: number, priority: Priority): boolean {
  if (urgentAlways && priority === 'urgent') return false;
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo;
}

/** Reads what was stored; what is not there or is not readable is as usual. */
export function parseAlertWish(text: string | null): AlertWish {
  const told = parse(text);
  const minute = (value: unknown, usual: number) => (typeof value === 'number' && value >= 0 && value < 1_440 ? Math.floor(value) : usual);
  const yes = (value: unknown, usual: boolean) => (typeof value === 'boolean' ? value : usual);
  return {
    sound: yes(told.sound, usualWish.sound),
    quietFrom: minute(told.quietFrom, usualWish.quietFrom),
    quietTo: minute(told.quietTo, usualWish.quietTo),
    urgentAlways: yes(told.urgentAlways, usualWish.urgentAlways),
  };
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
