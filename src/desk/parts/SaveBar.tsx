import { Button } from '@zendeskgarden/react-buttons';
import { type ReactNode, useId, useState } from 'react';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { useDesk } from '../context.ts';
import type { Setting } from '../use-setting.ts';
import { Trouble } from './Trouble.tsx';

interface Props<T> {
  setting: Setting<T>;
  /** What somebody else has changed meanwhile, where it can be told. */
  children?: ReactNode;
}

/**
 * Under every form of settings: save with a word on why, put back, or leave it to the configuration file. What somebody else saved
 * meanwhile is said, and takes nothing of the draft away. Who may not tune is told so in its place.
 */
export function SaveBar<T>({ setting, children }: Props<T>) {
  const { t, may } = useDesk();
  const id = useId();
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const { newer, saved, isChanged, isSaving } = setting;
  const saving = async (work: () => Promise<boolean>) => {
    if (!(await work())) return;
    setNote('');
    announce(t('saved'));
  };
  if (!may.includes('tune')) return <p className="soft">{t('only_see')}</p>;
  return (
    <form
      className="save-bar"
      onSubmit={(event) => {
        event.preventDefault();
        void saving(() => setting.save(note));
      }}
    >
      {setting.error !== null && <Trouble error={setting.error} />}
      {newer !== null && (
        <div className="trouble" role="alert">
          <p>{t('newer.said', { version: newer.version })}</p>
          {children}
        </div>
      )}
      <label htmlFor={id}>{t('note')}</label>
      <input id={id} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      <Button type="submit" isPrimary disabled={!isChanged || isSaving}>
        {t(newer === null ? 'save' : 'newer.save_over')}
      </Button>
      <Button type="button" disabled={(!isChanged && newer === null) || isSaving} onClick={setting.discard}>
        {t(newer === null ? 'put_back' : 'newer.take')}
      </Button>
      {(newer ?? saved)?.from_file === false && (
        <button type="button" className="chip" disabled={isSaving} onClick={() => void saving(setting.reset)}>
          {t('as_in_file')}
        </button>
      )}
    </form>
  );
}
