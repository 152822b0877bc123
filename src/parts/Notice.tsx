import type { ReactNode } from 'react';
import { useT } from '../i18n/context.ts';

interface NoticeProps {
  title: string;
  children: ReactNode;
  onTryAgain?: () => void;
  /** What trying again is called here. */
  tryAgain?: string;
}

/** A state in which there is nothing to show: what it is, and what to do. */
export function Notice({ title, children, onTryAgain, tryAgain }: NoticeProps) {
  const t = useT();
  return (
    <main tabIndex={-1} className="notice" aria-label={t('panel.title')}>
      <h1>{title}</h1>
      <p>{children}</p>
      {onTryAgain && (
        <button type="button" className="chip" onClick={onTryAgain}>
          {tryAgain ?? t('panel.try_again')}
        </button>
      )}
    </main>
  );
}
