import { Button } from '@zendeskgarden/react-buttons';
import { useId, useState } from 'react';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { useDesk } from '../context.ts';
import type { Setting } from '../use-setting.ts';
import { Trouble } from './Trouble.tsx';

/** Under every form of settings: save with a word on why, or put back. Who may not tune is told so in its place. */
export function SaveBar<T>({ setting }: { setting: Setting<T> }) {
  const { t, may } = useDesk();
  const id = useId();
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const save = async () => {
    if (!(await setting.save(note))) return;
    setNote('');
    announce(t('saved'));
  };
  if (!may.includes('tune')) return <p className="soft">{t('only_see')}</p>;
  return (
    <form
      className="save-bar"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {setting.error !== null && <Trouble error={setting.error} />}
      <label htmlFor={id}>{t('note')}</label>
      <input id={id} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      <Button type="submit" isPrimary disabled={!setting.isChanged || setting.isSaving}>
        {t('save')}
      </Button>
      <Button type="button" disabled={!setting.isChanged || setting.isSaving} onClick={setting.discard}>
        {t('put_back')}
      </Button>
    </form>
  );
}
