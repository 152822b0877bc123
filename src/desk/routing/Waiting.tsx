import { Field, Input, Select } from '@zendeskgarden/react-forms';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { useSetting } from '../use-setting.ts';

interface WaitingSettings {
  most_updates: number;
  time_out_minutes: number | null;
  on_time_out: 'tell' | 'hand_back';
}

/** How often a requester who waits hears anew, and what happens when nobody comes. */
export function Waiting() {
  const { t, may } = useDesk();
  const setting = useSetting<WaitingSettings>('waiting');
  const { draft, change } = setting;
  return (
    <section>
      <h2>{t('waiting.title')}</h2>
      {draft !== null && (
        <fieldset className="fields bare" disabled={!may.includes('tune')}>
          <legend className="only-heard">{t('waiting.title')}</legend>
          <Field>
            <Field.Label>{t('waiting.updates')}</Field.Label>
            <Input
              type="number"
              min={0}
              max={10}
              value={draft.most_updates}
              onChange={({ target }) => change({ ...draft, most_updates: Number(target.value) })}
            />
          </Field>
          <Field>
            <Field.Label>{t('waiting.time_out')}</Field.Label>
            <Input
              type="number"
              min={1}
              value={draft.time_out_minutes ?? ''}
              onChange={({ target }) => change({ ...draft, time_out_minutes: target.value === '' ? null : Number(target.value) })}
            />
          </Field>
          <Field>
            <Field.Label>{t('waiting.then')}</Field.Label>
            <Select
              value={draft.on_time_out}
              onChange={({ target }) => change({ ...draft, on_time_out: target.value as WaitingSettings['on_time_out'] })}
            >
              <option value="tell">{t('waiting.tell')}</option>
              <option value="hand_back">{t('waiting.hand_back')}</option>
            </Select>
          </Field>
        </fieldset>
      )}
      <SaveBar setting={setting} />
    </section>
  );
}
