import { Checkbox, Field, Input, Textarea } from '@zendeskgarden/react-forms';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { useSetting } from '../use-setting.ts';
import { days, spansToText, textToSpans, type Week } from './week.ts';

interface BusinessHours {
  time_zone: string;
  week: Week;
  holidays: string[];
}

const office: BusinessHours = {
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: Object.fromEntries(days.slice(0, 5).map((day) => [day, [['09:00', '17:00']]])),
  holidays: [],
};

/** When people are at work; without hours nobody is told that the team is away. */
export function Hours() {
  const { t, may } = useDesk();
  const setting = useSetting<BusinessHours | null>('hours');
  const { saved, draft, change } = setting;
  const canTune = may.includes('tune');
  return (
    <section>
      <h2>{t('hours.title')}</h2>
      <fieldset className="fields bare" disabled={!canTune || saved === null}>
        <legend className="only-heard">{t('hours.title')}</legend>
        <Field>
          <Checkbox checked={draft !== null} onChange={({ target }) => change(target.checked ? (saved?.value ?? office) : null)}>
            <Field.Label>{t('hours.has')}</Field.Label>
          </Checkbox>
        </Field>
        {draft !== null && (
          <>
            <Field>
              <Field.Label>{t('hours.time_zone')}</Field.Label>
              <Input value={draft.time_zone} onChange={({ target }) => change({ ...draft, time_zone: target.value })} />
            </Field>
            {days.map((day) => (
              <Field key={`${day}/${saved?.version}`}>
                <Field.Label>{t(`day.${day}`)}</Field.Label>
                <Input
                  defaultValue={spansToText(draft.week[day])}
                  placeholder={t('hours.free')}
                  onChange={({ target }) => {
                    const { [day]: _, ...others } = draft.week;
                    const spans = textToSpans(target.value);
                    change({ ...draft, week: spans.length === 0 ? others : { ...others, [day]: spans } });
                  }}
                />
              </Field>
            ))}
            <Field key={`holidays/${saved?.version}`}>
              <Field.Label>{t('hours.holidays')}</Field.Label>
              <Field.Hint>{t('hours.holidays_hint')}</Field.Hint>
              <Textarea
                defaultValue={draft.holidays.join('\n')}
                minRows={2}
                onChange={({ target }) => change({ ...draft, holidays: target.value.split(/[\s,]+/).filter(Boolean) })}
              />
            </Field>
          </>
        )}
      </fieldset>
      <SaveBar setting={setting} />
    </section>
  );
}
