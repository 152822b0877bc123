import { Field, Select } from '@zendeskgarden/react-forms';
import { type Permission, permissions } from '../../api/desk-me.ts';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useSetting } from '../use-setting.ts';

type Who = 'admin' | 'agent';

/** Who may do what on this desk: Zendesk’s admins may always, its agents where that is said here. */
export default function Roles() {
  const { t, may } = useDesk();
  const setting = useSetting<Record<Permission, Who>>('roles');
  const { draft, change } = setting;
  if (draft === null)
    return setting.error === null ? <p className="soft">{t('loading')}</p> : <Trouble error={setting.error} onTryAgain={setting.reload} />;
  return (
    <>
      <p className="hint">{t('roles.hint')}</p>
      <fieldset className="fields bare" disabled={!may.includes('tune')}>
        <legend className="only-heard">{t('room.roles')}</legend>
        {permissions.map((one) => (
          <Field key={one}>
            <Field.Label>{t(`roles.${one}`)}</Field.Label>
            <Select value={draft[one]} onChange={({ target }) => change({ ...draft, [one]: target.value as Who })}>
              <option value="admin">{t('roles.admin')}</option>
              <option value="agent">{t('roles.agent')}</option>
            </Select>
          </Field>
        ))}
      </fieldset>
      {draft.see === 'admin' && permissions.some((one) => draft[one] === 'agent') && <p role="status">{t('roles.shut')}</p>}
      <SaveBar setting={setting} />
    </>
  );
}
