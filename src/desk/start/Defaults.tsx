import { Button } from '@zendeskgarden/react-buttons';
import { Checkbox, Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useSetting } from '../use-setting.ts';

const office = ['mon', 'tue', 'wed', 'thu', 'fri'];
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What most teams begin with: their time zone, office hours, built-in rules and words. */
export function Defaults({ onSaved }: { onSaved: () => void }) {
  const { t } = useDesk();
  const hours = useSetting<unknown>('hours');
  const measuring = useSetting<{ time_zone: string }>('measuring');
  const [zone, setZone] = useState(here);
  const [chosen, setHours] = useState<boolean | null>(null);
  // Hours that somebody has set already are not taken away by going through this once more.
  const hasHours = chosen ?? hours.saved?.value === null;
  const isReady = hours.saved !== null && measuring.saved !== null;
  const save = async () => {
    const week = Object.fromEntries(office.map((day) => [day, [['09:00', '17:00']]]));
    const isMeasured = await measuring.save(t('defaults.note'), { ...measuring.draft!, time_zone: zone });
    const isOpen = !hasHours || (await hours.save(t('defaults.note'), { time_zone: zone, week, holidays: [] }));
    if (isMeasured && isOpen) onSaved();
  };
  const error = measuring.error ?? hours.error;
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field>
        <Field.Label>{t('defaults.time_zone')}</Field.Label>
        <Input value={zone} required onChange={({ target }) => setZone(target.value)} />
      </Field>
      <Field>
        <Checkbox checked={hasHours} onChange={({ target }) => setHours(target.checked)}>
          <Field.Label>{t('defaults.office')}</Field.Label>
        </Checkbox>
      </Field>
      <p>{t('defaults.rest')}</p>
      {error !== null && <Trouble error={error} />}
      <div>
        <Button type="submit" isPrimary disabled={!isReady || measuring.isSaving || hours.isSaving}>
          {t('defaults.use')}
        </Button>
      </div>
    </form>
  );
}
