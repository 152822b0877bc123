import { Field, Input } from '@zendeskgarden/react-forms';
import { useDesk } from '../context.ts';
import { TypedField } from '../parts/TypedField.tsx';
import type { AlertRoute } from './alert-route.ts';

/** Where a route leads, by its kind. */
export function AlertAddress({ route, put }: { route: AlertRoute; put: (change: Partial<AlertRoute>) => void }) {
  const { t } = useDesk();
  const one = (name: 'url' | 'secret' | 'smtp' | 'from') => (
    <Field key={name}>
      <Field.Label>{t(`alert_address.${name}`)}</Field.Label>
      <Input value={route[name] ?? ''} autoComplete="off" onChange={({ target }) => put({ [name]: target.value.trim() })} />
    </Field>
  );
  if (route.kind === 'webhook') return <>{[one('url'), one('secret')]}</>;
  if (route.kind !== 'email') return one('url');
  return (
    <>
      {[one('smtp'), one('from')]}
      <TypedField
        label={t('alert_address.to')}
        value={route.to ?? []}
        write={(to) => to.join(', ')}
        read={(text) => text.split(/[\s,;]+/).filter(Boolean)}
        onChange={(to) => put({ to })}
      />
    </>
  );
}
