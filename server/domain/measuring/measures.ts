/** What is measured: a share of cases, a mean of points or seconds, or a median of seconds. */
export type MeasureKind = 'share' | 'mean' | 'median';

/** Whether people want more or less of it; null where neither is better by itself. */
export type Wanted = 'more' | 'less' | null;

export interface Measure {
  kind: MeasureKind;
  unit: 'share' | 'seconds' | 'points';
  wanted: Wanted;
  /** What is counted: handoffs, or conversations with a bot. */
  of: 'handoffs' | 'conversations';
  /** Relative change that was promised, least and most; a target and never a result. */
  target: readonly [number, number] | null;
}

/** Every measure by its name. Definitions in people's words are `measures.<name>_what` in the desk's translations. */
export const measures = {
  escalation_rate: { kind: 'share', unit: 'share', wanted: null, of: 'conversations', target: null },
  satisfied: { kind: 'share', unit: 'share', wanted: 'more', of: 'handoffs', target: [0.1, 0.2] },
  handle_time: { kind: 'mean', unit: 'seconds', wanted: 'less', of: 'handoffs', target: [-0.15, -0.3] },
  first_reply: { kind: 'median', unit: 'seconds', wanted: 'less', of: 'handoffs', target: null },
  repeat_contacts: { kind: 'share', unit: 'share', wanted: 'less', of: 'handoffs', target: [-0.25, -0.4] },
  effort: { kind: 'mean', unit: 'points', wanted: 'less', of: 'handoffs', target: [-0.2, -0.35] },
  asked_again: { kind: 'share', unit: 'share', wanted: 'less', of: 'handoffs', target: null },
  signal_to_handoff: { kind: 'median', unit: 'seconds', wanted: 'less', of: 'handoffs', target: null },
  needless: { kind: 'share', unit: 'share', wanted: 'less', of: 'handoffs', target: null },
  missed: { kind: 'share', unit: 'share', wanted: 'less', of: 'conversations', target: null },
  wait_error: { kind: 'median', unit: 'seconds', wanted: 'less', of: 'handoffs', target: null },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as MeasureName[];

/** By what measures are broken down. */
export const dimensions = ['reason', 'bot', 'intent', 'channel'] as const;
export type Dimension = (typeof dimensions)[number];
