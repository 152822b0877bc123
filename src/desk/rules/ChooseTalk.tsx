import { useId } from 'react';
import { visible } from '#domain/visible.ts';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';

interface Listed {
  id: string;
  bot: string;
  decided_at: string;
  opening: string | null;
}

/** One of the conversations of late. */
export function ChooseTalk({ value, onChange }: { value: string; onChange(id: string): void }) {
  const { t } = useDesk();
  const id = useId();
  const asked = useAsked<{ conversations: Listed[] }>('/v1/desk/conversations?limit=50');
  const moment = new Intl.DateTimeFormat(t.locale, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <Shown asked={asked}>
      {({ conversations }) =>
        conversations.length === 0 ? (
          <p>{t('rules.try.none_stored')}</p>
        ) : (
          <p>
            <label htmlFor={id}>{t('rules.try.choose')}</label>
            <br />
            <select id={id} className="wide" value={value} onChange={({ target }) => onChange(target.value)}>
              <option value="">{t('rules.try.choose_one')}</option>
              {conversations.map(({ id: one, bot, decided_at, opening }) => (
                <option key={one} value={one}>
                  {`${moment.format(new Date(decided_at))} · ${visible(bot)} · ${visible(opening ?? t('rules.try.silent'))}`}
                </option>
              ))}
            </select>
          </p>
        )
      }
    </Shown>
  );
}
