import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../i18n/context.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';

export interface Page<T> {
  found: T[];
  hasMore: boolean;
}

interface AskedProps<T> {
  title: string;
  /** Of its heading, by what stands above it. */
  level?: 2 | 3;
  /** What is said where there is nothing. */
  none: string;
  /** @param page from 1 */
  ask: (page: number) => Promise<Page<T>>;
  children: (found: T[], again: () => void) => ReactNode;
}

interface Asked<T> {
  found: T[];
  /** How many pages are there. */
  pages: number;
  hasMore: boolean;
  state: 'asking' | 'failed' | 'told';
}

/** A list that is asked for when it is looked at, page by page: being asked, empty, failed, or there. */
export function Asked<T>({ title, level = 3, none, ask, children }: AskedProps<T>) {
  const t = useT();
  const announce = useAnnounce();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const Heading = `h${level}` as const;
  const [asked, setAsked] = useState<Asked<T>>({ found: [], pages: 0, hasMore: false, state: 'asking' });
  const turn = useRef(0);
  const read = useCallback(
    (page: number) => {
      turn.current += 1;
      const mine = turn.current;
      const settle = (next: (before: Asked<T>) => Asked<T>) => mine === turn.current && setAsked(next);
      settle((before) => ({ ...before, state: 'asking' }));
      ask(page).then(
        ({ found, hasMore }) =>
          settle((before) => ({ found: page === 1 ? found : [...before.found, ...found], pages: page, hasMore, state: 'told' })),
        () => {
          settle((before) => ({ ...before, state: 'failed' }));
          announce(`${title}: ${t('panel.not_told')}`);
        },
      );
    },
    [ask, announce, t, title],
  );
  useEffect(() => read(1), [read]);
  const { found, pages, hasMore, state } = asked;
  // The button that was pressed goes away while it is asked: the focus waits at the heading.
  const go = (page: number) => {
    heading.current?.focus();
    read(page);
  };
  return (
    <section aria-labelledby={id} aria-busy={state === 'asking'}>
      <Heading id={id} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {found.length > 0 && children(found, () => read(1))}
      {state === 'asking' ? (
        <p className="soft">{t('panel.asking')}</p>
      ) : state === 'failed' ? (
        <p className="soft">
          {t('panel.not_told')}{' '}
          <button type="button" className="plain" onClick={() => go(pages + 1)}>
            {t('panel.try_again')}
          </button>
        </p>
      ) : hasMore ? (
        <button type="button" className="plain" onClick={() => go(pages + 1)}>
          {t('panel.show_older')}
        </button>
      ) : (
        found.length === 0 && <p className="soft">{none}</p>
      )}
    </section>
  );
}
