import { Field, Input } from '@zendeskgarden/react-forms';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useSetting } from '../use-setting.ts';

interface Measuring {
  agent_hour_cost: number | null;
  currency: string;
  repeat_days: number;
  time_zone: string;
}

/** What measures are computed with. */
export default function Measuring() {
  const { t } = useDesk();
  const setting = useSetting<Measuring>('measuring');
  const { draft, change } = setting;
  if (draft === null)
    return setting.error === null ? <p className="soft">{t('loading')}</p> : <Trouble error={setting.error} onTryAgain={setting.reload} />;
  return (
    <>
      <p className="hint">{t('measuring.hint')}</p>
      <div className="fields">
        <Field>
          <Field.Label>{t('measuring.cost')}</Field.Label>
          <Input
            type="number"
            min={0}
            value={draft.agent_hour_cost ?? ''}
            onChange={({ target }) => change({ ...draft, agent_hour_cost: target.value === '' ? null : Number(target.value) })}
          />
        </Field>
        <Field>
          <Field.Label>{t('measuring.currency')}</Field.Label>
          <Input
            value={draft.currency}
            maxLength={3}
            onChange={({ target }) => change({ ...draft, currency: target.value.toUpperCase() })}
          />
        </Field>
        <Field>
          <Field.Label>{t('measuring.repeat_days')}</Field.Label>
          <Input
            type="number"
            min={1}
            max={90}
            value={draft.repeat_days}
            onChange={({ target }) => change({ ...draft, repeat_days: Number(target.value) })}
          />
        </Field>
        <Field>
          <Field.Label>{t('measuring.time_zone')}</Field.Label>
          <Input value={draft.time_zone} onChange={({ target }) => change({ ...draft, time_zone: target.value })} />
        </Field>
      </div>
      <SaveBar setting={setting} />
    </>
  );
}
