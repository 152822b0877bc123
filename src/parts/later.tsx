import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useT } from '../i18n/context.ts';
import { useAnnounced } from './Announcer.tsx';
import { afterPaint } from './after-paint.ts';

/**
 * A part whose code is loaded when it is first shown. Where that fails (a network that blinked, an app that was updated under an open
 * page) the rest of the panel stands. Browsers remember that a module did not come: only a fresh page asks for it again.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, waiting: ReactNode = null): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  return function Later(props: P) {
    const t = useT();
    const [Part, setPart] = useState(() => known);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (known !== null) return;
      const fetchPart = () =>
        load().then(
          ({ default: part }) => {
            known = part;
            setPart(() => part);
          },
          () => setFailed(true),
        );
      return afterPaint(() => void fetchPart());
    }, []);
    useAnnounced(hasFailed ? t('panel.part_failed') : null);
    if (Part) return <Part {...props} />;
    if (!hasFailed) return waiting;
    return (
      <p className="aside">
        {t('panel.part_failed')}{' '}
        <button type="button" className="plain" onClick={() => window.location.reload()}>
          {t('panel.try_again')}
        </button>
      </p>
    );
  };
}
