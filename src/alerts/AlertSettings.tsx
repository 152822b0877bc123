import { useId, useState } from 'react';
import type { AlertWish } from '#domain/quiet-hours.ts';
import { useT } from '../i18n/context.ts';
import { useAnnounce } from '../parts/Announcer.tsx';
import { Section } from '../parts/Section.tsx';
import { keepAlertWish, readAlertWish } from './alert-wish.ts';
import { playAlert } from './sound.ts';

/** How this agent is alerted: sound or none, and when not at all. */
export function AlertSettings() {
  const t = useT();
  const id = useId();
  const announce = useAnnounce();
  const [wish, setWish] = useState(readAlertWish);
  const change = (part: Partial<AlertWish>) => {
    const next = { ...wish, ...part };
    setWish(next);
    announce(t(keepAlertWish(next) ? 'alert.kept' : 'alert.not_kept'));
    if (part.sound) playAlert();
  };
  const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const minutes = (text: string) => (/^\d\d:\d\d/.test(text) ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)) : 0);
  return (
    <Section title={t('alert.title')}>
      <p className="choice">
        <input id={`${id}s`} type="checkbox" checked={wish.sound} onChange={(event) => change({ sound: event.target.checked })} />
        <label htmlFor={`${id}s`}>{t('alert.sound')}</label>
      </p>
      <p className="choice">
        <label htmlFor={`${id}f`}>{t('alert.quiet_from')}</label>
        <input
          id={`${id}f`}
          type="time"
          value={time(wish.quietFrom)}
          onChange={(event) => change({ quietFrom: minutes(event.target.value) })}
        />
        <label htmlFor={`${id}t`}>{t('alert.quiet_to')}</label>
        <input
          id={`${id}t`}
          type="time"
          value={time(wish.quietTo)}
          onChange={(event) => change({ quietTo: minutes(event.target.value) })}
        />
      </p>
      <p className="soft">{t('alert.quiet_hint')}</p>
      <p className="choice">
        <input
          id={`${id}u`}
          type="checkbox"
          checked={wish.urgentAlways}
          onChange={(event) => change({ urgentAlways: event.target.checked })}
        />
        <label htmlFor={`${id}u`}>{t('alert.urgent_always')}</label>
      </p>
    </Section>
  );
}
