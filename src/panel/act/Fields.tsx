import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useId, useRef, useState } from 'react';
import type { Host } from '../../host/connect.ts';
import { fieldValue, setField, type TicketField, ticketFields } from '../../host/fields.ts';
import { useT } from '../../i18n/context.ts';
import { useAnnounced } from '../../parts/Announcer.tsx';
import { Form } from '../../parts/Form.tsx';
import type { Act } from './use-act.ts';

const typeOf = { text: 'text', number: 'number', date: 'date' } as const;

/** Fills in a field of the ticket, and puts back what was in it. */
export default function Fields({ host, act, isBusy }: { host: Host; act: Act; isBusy: boolean }) {
  const t = useT();
  const id = useId();
  const [fields, setFields] = useState<TicketField[] | 'asking' | 'failed'>('asking');
  const [chosen, setChosen] = useState<TicketField | null>(null);
  const [value, setValue] = useState('');
  const [before, setBefore] = useState<{ field: TicketField; value: string } | null>(null);
  // What the helpdesk tells late takes nothing away of what was typed meanwhile, and is no value of a field that was chosen since.
  const turn = useRef(0);
  useEffect(() => void ticketFields(host).then(setFields, () => setFields('failed')), [host]);
  useAnnounced(fields === 'asking' ? t('panel.asking') : fields === 'failed' ? t('panel.not_told') : null);
  if (!Array.isArray(fields)) return <p className="soft">{t(fields === 'asking' ? 'panel.asking' : 'panel.not_told')}</p>;

  const type = (next: string) => {
    turn.current += 1;
    setValue(next);
    return turn.current;
  };
  const choose = async (field: TicketField | null) => {
    setChosen(field);
    setBefore(null);
    const mine = type('');
    if (!field) return;
    const has = await fieldValue(host, field.id).catch(() => '');
    if (mine === turn.current) setValue(has);
  };
  const put = (field: TicketField, next: string, said: string) =>
    act(async () => {
      const mine = turn.current;
      const was = await fieldValue(host, field.id);
      await setField(host, field, next);
      setBefore({ field, value: was });
      if (mine === turn.current) setValue(next);
      return said;
    });

  return (
    <Form onSend={() => chosen && void put(chosen, value, t('panel.field_set', { field: chosen.title }))}>
      <label htmlFor={`${id}f`}>{t('panel.field')}</label>
      <select
        id={`${id}f`}
        value={chosen?.id ?? ''}
        onChange={(event) => void choose(fields.find((one) => String(one.id) === event.target.value) ?? null)}
      >
        <option value="">{t('panel.choose')}</option>
        {fields.map((field) => (
          <option key={field.id} value={field.id}>
            {field.title}
          </option>
        ))}
      </select>
      {chosen && (
        <>
          <label htmlFor={`${id}v`}>{t('panel.field_value')}</label>
          <div className="row">
            {chosen.kind === 'choice' ? (
              <select id={`${id}v`} value={value} onChange={(event) => type(event.target.value)}>
                <option value="">–</option>
                {chosen.choices.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.name}
                  </option>
                ))}
              </select>
            ) : chosen.kind === 'checkbox' ? (
              <input id={`${id}v`} type="checkbox" checked={value === 'true'} onChange={(event) => type(String(event.target.checked))} />
            ) : (
              <input id={`${id}v`} type={typeOf[chosen.kind]} value={value} onChange={(event) => type(event.target.value)} />
            )}
            <Button size="small" type="submit" aria-disabled={isBusy}>
              {t('panel.field_put')}
            </Button>
          </div>
        </>
      )}
      {before && (
        <p className="soft">
          {t('panel.field_set', { field: before.field.title })}{' '}
          <button type="button" className="plain" onClick={() => void put(before.field, before.value, t('panel.undone'))}>
            {t('panel.undo')}
          </button>
        </p>
      )}
    </Form>
  );
}
