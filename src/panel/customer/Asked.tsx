import { type ReactNode, useCallback, useEffect, useId, useState } from 'react';
import { useT } from '../../i18n/context.ts';

interface AskedProps<T> {
  title: string;
  /** Of its heading, by what stands above it. */
  level?: 2 | 3;
  /** What is said where there is nothing. */
  none: string;
  ask: () => Promise<T[]>;
  children: (found: T[], again: () => void) => ReactNode;
}

/** A list that is asked for when it is looked at: being asked, empty, failed, or there. */
export function Asked<T>({ title, level = 3, none, ask, children }: AskedProps<T>) {
  const t = useT();
  const id = useId();
  const Heading = `h${level}` as const;
  const [found, setFound] = useState<T[] | 'asking' | 'failed'>('asking');
  const again = useCallback(() => {
    ask().then(setFound, () => setFound('failed'));
  }, [ask]);
  useEffect(again, [again]);
  return (
    <section aria-labelledby={id} aria-busy={found === 'asking'}>
      <Heading id={id}>{title}</Heading>
      {found === 'asking' ? (
        <p className="soft">{t('panel.asking')}</p>
      ) : found === 'failed' ? (
        <p className="soft">
          {t('panel.not_told')}{' '}
          <button type="button" className="plain" onClick={again}>
            {t('panel.try_again')}
          </button>
        </p>
      ) : found.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        children(found, again)
      )}
    </section>
  );
}
