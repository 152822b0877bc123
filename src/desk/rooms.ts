import type { ComponentType } from 'react';
import { later } from '../parts/later.tsx';

/** The rooms in the order of the list; each is loaded when it is first entered. Its name is `room.<key>`. */
export const rooms = {
  start: later(() => import('./start/Start.tsx')),
  measures: later(() => import('./measures/Measures.tsx')),
  rules: later(() => import('./rules/Rules.tsx')),
  thresholds: later(() => import('./thresholds/Thresholds.tsx')),
  messages: later(() => import('./messages/Messages.tsx')),
  routing: later(() => import('./routing/Routing.tsx')),
  bots: later(() => import('./bots/Bots.tsx')),
  letters: later(() => import('./letters/Letters.tsx')),
  measuring: later(() => import('./measuring/Measuring.tsx')),
  roles: later(() => import('./roles/Roles.tsx')),
  audit: later(() => import('./audit/Audit.tsx')),
  me: later(() => import('./MyAlerts.tsx')),
} satisfies Record<string, ComponentType>;

export type RoomName = keyof typeof rooms;

/** The address of a room, behind `#`; what is no room is the first. */
export function roomOf(hash: string): RoomName {
  const name = hash.replace(/^#\/?/, '').split('/')[0] ?? '';
  return Object.hasOwn(rooms, name) ? (name as RoomName) : 'start';
}
