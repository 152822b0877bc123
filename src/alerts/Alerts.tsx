import { useEffect } from 'react';
import { priorities, reasonCodes } from '#domain/decision.ts';
import { isQuiet } from '#domain/quiet-hours.ts';
import { onHandoff, toast } from '../host/alert.ts';
import type { Host } from '../host/connect.ts';
import { useT } from '../i18n/context.ts';
import { readAlertWish } from './alert-wish.ts';
import { playAlert } from './sound.ts';

/** Shows nothing itself: tells the agent, wherever they are in the helpdesk, that a bot hands over, how urgent it is and why. */
export default function Alerts({ host }: { host: Host }) {
  const t = useT();
  useEffect(
    () =>
      onHandoff(host, ({ ticket_id, priority, reason }) => {
        // Asked for each time: the agent may have changed it on another page a moment ago.
        const wish = readAlertWish();
        const known = priorities.find((one) => one === priority) ?? 'normal';
        const why = reasonCodes.find((one) => one === reason) ?? 'custom';
        const now = new Date();
        if (isQuiet(wish, now.getHours() * 60 + now.getMinutes(), known)) return;
        toast(host, t('alert.handoff', { ticket: ticket_id, priority: t(`panel.priority.${known}`), reason: t(`reason.${why}`) }));
        if (wish.sound) playAlert();
      }),
    [host, t],
  );
  return null;
}
