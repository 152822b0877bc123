import { useDesk } from '../context.ts';

/** A moment in the agent's own time zone and way of writing. @param at ISO 8601 */
export function When({ at }: { at: string }) {
  const { t } = useDesk();
  return <time dateTime={at}>{new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))}</time>;
}
