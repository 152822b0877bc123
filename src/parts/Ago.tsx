import { timeNow } from '../host/server-time.ts';
import { useT } from '../i18n/context.ts';
import { ago, moment } from '../i18n/format.ts';

/** When something was, as one speaks of it; the date and the time are in its title. */
export function Ago({ iso, now = timeNow() }: { iso: string; now?: Date }) {
  const { locale } = useT();
  const passed = now.getTime() - Date.parse(iso);
  const at = moment(iso, locale, new Date(0));
  return (
    <time dateTime={iso} title={at}>
      {Number.isNaN(passed) ? at : ago(passed, locale)}
    </time>
  );
}
