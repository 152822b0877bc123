import type { ReactNode } from 'react';
import { useDesk } from '../context.ts';
import type { Asked } from '../use-asked.ts';
import { Trouble } from './Trouble.tsx';

/** What was asked for, or why it is not there, or that it comes. */
export function Shown<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ReactNode }) {
  const { t } = useDesk();
  return (
    <>
      {asked.error !== null && <Trouble error={asked.error} onTryAgain={asked.again} />}
      {asked.value !== null ? children(asked.value) : asked.error === null && <p className="soft">{t('loading')}</p>}
    </>
  );
}
