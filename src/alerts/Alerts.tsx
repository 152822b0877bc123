import { useEffect } from 'react';
import { priorities } from '#domain/decision.ts';
import { onHandoff, toast } from '../host/alert.ts';
import type { Host } from '../host/connect.ts';
import { useT } from '../i18n/context.ts';

/** Shows nothing itself: tells the agent, wherever they are in the helpdesk, that a bot hands over. */
export default function Alerts({ host }: { host: Host }) {
  const t = useT();
  useEffect(() => {
    onHandoff(host, ({ ticket_id, priority }) => {
      const known = priorities.find((one) => one === priority) ?? 'normal';
      toast(host, t('alert.handoff', { ticket: ticket_id, priority: t(`panel.priority.${known}`) }));
    });
  }, [host, t]);
  return null;
}
