import { Checkbox, Field, Input, Select } from '@zendeskgarden/react-forms';
import { priorities, reasonCodes } from '#domain/decision.ts';
import { useDesk } from '../context.ts';
import { Choices } from '../parts/Choices.tsx';
import { Opening } from '../parts/Opening.tsx';
import { AlertAddress } from './AlertAddress.tsx';
import { type AlertRoute, alertFields, alertKinds, ofKind, usualFields } from './alert-route.ts';
import { TestAlert } from './TestAlert.tsx';

interface Props {
  name: string;
  route: AlertRoute;
  /** Of Zendesk; none where it could not be asked. */
  groups: string[];
  isNew: boolean;
  canTune: boolean;
  /** It is saved as it stands here. */
  canTest: boolean;
  onChange: (route: AlertRoute) => void;
  onRemove: () => void;
}

export function AlertForm({ name, route, groups, isNew, canTune, canTest, onChange, onRemove }: Props) {
  const { t } = useDesk();
  /** What is left empty is left out: it holds for all. */
  const put = (change: { [K in keyof AlertRoute]?: AlertRoute[K] | undefined }) =>
    onChange(
      Object.fromEntries(Object.entries({ ...route, ...change }).filter(([, value]) => value !== undefined)) as unknown as AlertRoute,
    );
  const some = <T,>(list: T[]) => (list.length === 0 ? undefined : list);
  const known = [...new Set([...groups, ...(route.groups ?? [])])];
  return (
    <Opening
      isWanted={isNew}
      summary={
        <>
          {name} <span className="soft">{t(`alert_kind.${route.kind}`)}</span>
        </>
      }
    >
      <fieldset className="fields" disabled={!canTune}>
        <legend className="only-heard">{name}</legend>
        <Field>
          <Field.Label>{t('alerts.kind')}</Field.Label>
          <Select value={route.kind} onChange={({ target }) => onChange(ofKind(target.value as AlertRoute['kind'], route))}>
            {alertKinds.map((one) => (
              <option key={one} value={one}>
                {t(`alert_kind.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <AlertAddress route={route} put={put} />
        <Choices
          legend={t('messages.reasons')}
          all={reasonCodes.map((value) => ({ value, name: t(`reason.${value}`) }))}
          chosen={route.reasons ?? []}
          onChange={(list) => put({ reasons: some(list) })}
        />
        <Choices
          legend={t('alerts.priorities')}
          all={priorities.map((value) => ({ value, name: t(`priority.${value}`) }))}
          chosen={route.priorities ?? []}
          onChange={(list) => put({ priorities: some(list) })}
        />
        {known.length > 0 && (
          <Choices
            legend={t('alerts.groups')}
            all={known.map((value) => ({ value, name: value }))}
            chosen={route.groups ?? []}
            onChange={(list) => put({ groups: some(list) })}
          />
        )}
        <Field>
          <Checkbox checked={route.only_by_rule ?? false} onChange={({ target }) => put({ only_by_rule: target.checked })}>
            <Field.Label>{t('alerts.only_by_rule')}</Field.Label>
          </Checkbox>
        </Field>
        <Choices
          legend={t('alerts.fields')}
          all={alertFields.map((value) => ({ value, name: t(`alert_field.${value}`) }))}
          chosen={route.fields ?? usualFields ?? []}
          none={t('alerts.no_fields')}
          onChange={(fields) => put({ fields })}
        />
        <Field>
          <Field.Label>{t('alerts.remind')}</Field.Label>
          <Input
            type="number"
            min={1}
            value={route.remind_minutes ?? ''}
            onChange={({ target }) => put({ remind_minutes: target.value === '' ? undefined : Number(target.value) })}
          />
        </Field>
        {canTune && (
          <>
            <TestAlert name={name} canTest={canTest} />
            <p>
              <button type="button" className="chip" onClick={onRemove}>
                {t('messages.remove')}
              </button>
            </p>
          </>
        )}
      </fieldset>
    </Opening>
  );
}
