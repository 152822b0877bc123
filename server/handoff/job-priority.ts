import type { Priority } from '#domain/decision.ts';

/** Urgent handoffs overtake everything else that waits. */
export const jobPriority: Record<Priority, number> = { low: 1, normal: 2, high: 3, urgent: 4 };
