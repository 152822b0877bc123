import type { Priority, ReasonCode } from '#domain/decision.ts';

export const alertKinds = ['slack', 'teams', 'email', 'webhook'] as const;
export const alertFields = ['ticket', 'reason', 'group', 'priority', 'channel', 'intent', 'requester_name', 'requester_email'] as const;

/** A route as the kind `alerts` keeps it; which of the addresses it has, its kind says. */
export interface AlertRoute {
  kind: (typeof alertKinds)[number];
  url?: string;
  secret?: string;
  smtp?: string;
  from?: string;
  to?: string[];
  reasons?: ReasonCode[];
  groups?: string[];
  priorities?: Priority[];
  only_by_rule?: boolean;
  fields?: (typeof alertFields)[number][];
  remind_minutes?: number;
  most_reminders?: number;
}

export const usualFields: AlertRoute['fields'] = ['ticket', 'reason', 'group', 'priority'];

/** What a route of a kind begins with, keeping what all kinds have. */
export function ofKind(kind: AlertRoute['kind'], { url: _u, secret: _s, smtp: _m, from: _f, to: _t, ...kept }: AlertRoute): AlertRoute {
  if (kind === 'email') return { ...kept, kind, smtp: '', from: '', to: [] };
  return kind === 'webhook' ? { ...kept, kind, url: '', secret: '' } : { ...kept, kind, url: '' };
}
