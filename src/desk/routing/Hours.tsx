import { Checkbox, Field, Input } from '@zendeskgarden/react-forms';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { TypedField } from '../parts/TypedField.tsx';
import { useSetting } from '../use-setting.ts';
import { days, spansToText, textToSpans, type Week } from './week.ts';

interface BusinessHours {
  time_zone: string;
  week: Week;
  holidays: string[];
}

/** Null where neither the desk nor the file says anything; nobody is away then either. */
type HoursSetting = BusinessHours | 'always_open' | null;

const office: BusinessHours = {
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: Object.fromEntries(days.slice(0, 5).map((day) => [day, [['09:00', '17:00']]])),
  holidays: [],
};

const hasWeek = (hours: HoursSetting | undefined): hours is BusinessHours => typeof hours === 'object' && hours !== null;

/** When people are at work; without hours nobody is told that the team is away. */
export function Hours() {
  const { t, may } = useDesk();
  const setting = useSetting<HoursSetting>('hours');
  const { saved, draft, change } = setting;
  const canTune = may.includes('tune');
  const toggle = (isOn: boolean) => {
    if (isOn) return change(hasWeek(saved?.value) ? saved.value : office);
    change(hasWeek(saved?.value) ? 'always_open' : (saved?.value ?? null));
  };
  return (
    <section>
      <h2>{t('hours.title')}</h2>
      <fieldset className="fields bare" disabled={!canTune || saved === null}>
        <legend className="only-heard">{t('hours.title')}</legend>
        <Field>
          <Checkbox checked={hasWeek(draft)} onChange={({ target }) => toggle(target.checked)}>
            <Field.Label>{t('hours.has')}</Field.Label>
          </Checkbox>
        </Field>
        {!hasWeek(draft) && saved !== null && <p>{t('hours.always')}</p>}
        {hasWeek(draft) && (
          <>
            <Field>
              <Field.Label>{t('hours.time_zone')}</Field.Label>
              <Input value={draft.time_zone} onChange={({ target }) => change({ ...draft, time_zone: target.value })} />
            </Field>
            {days.map((day) => (
              <TypedField
                key={day}
                label={t(`day.${day}`)}
                placeholder={t('hours.free')}
                value={draft.week[day] ?? []}
                write={(spans: string[][]) => spansToText(spans)}
                read={textToSpans}
                onChange={(spans) => {
                  const { [day]: _, ...others } = draft.week;
                  change({ ...draft, week: spans.length === 0 ? others : { ...others, [day]: spans } });
                }}
              />
            ))}
            <TypedField
              label={t('hours.holidays')}
              hint={t('hours.holidays_hint')}
              isLong
              value={draft.holidays}
              write={(list) => list.join('\n')}
              read={(text) => text.split(/[\s,]+/).filter(Boolean)}
              onChange={(holidays) => change({ ...draft, holidays })}
            />
          </>
        )}
      </fieldset>
      <SaveBar setting={setting} />
    </section>
  );
}
