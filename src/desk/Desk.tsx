import { useEffect, useMemo, useState } from 'react';
import { AlertSettings } from '../alerts/AlertSettings.tsx';
import { asMe, type Permission } from '../api/desk-me.ts';
import type { Host } from '../host/connect.ts';
import { askServer, askServerForText, type Change, RequestFailed } from '../host/request.ts';
import { serverUrl } from '../host/setting.ts';
import { useT } from '../i18n/context.ts';
import { Notice } from '../parts/Notice.tsx';
import { Themed } from '../parts/Themed.tsx';
import { DeskContext, type DeskParts } from './context.ts';
import { OneLanguage } from './OneLanguage.tsx';
import { Rooms } from './Rooms.tsx';
import { type DeskWords, deskWords } from './words.ts';
import '../styles/desk.css';

type Entry = Permission[] | 'asking' | 'no_server' | 'not_allowed' | 'not_reached';

/** The admin's page. Who may not enter is told why, and what to do. */
export default function Desk({ host }: { host: Host }) {
  const { locale } = useT();
  const url = serverUrl(host);
  const [t, setWords] = useState<DeskWords | null>(null);
  const [entry, setEntry] = useState<Entry>('asking');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    void deskWords(locale).then((words) => setWords(() => words));
  }, [locale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (url === null) return setEntry('no_server');
    setEntry('asking');
    askServer(host, `${url}/v1/desk/me`).then(
      (answer) => {
        const { may } = asMe(answer);
        setEntry(may.includes('see') ? may : 'not_allowed');
      },
      (error: unknown) => setEntry(error instanceof RequestFailed && [401, 403].includes(error.status) ? 'not_allowed' : 'not_reached'),
    );
  }, [host, url, tries]);
  if (t === null) return null;
  if (entry === 'asking')
    return (
      <main className="desk">
        <p className="soft">{t('loading')}</p>
      </main>
    );
  if (typeof entry === 'string')
    return (
      <>
        <OneLanguage t={t}>
          <Notice title={t(entry)} {...(entry === 'not_reached' ? { onTryAgain: () => setTries(tries + 1) } : {})}>
            {t(`${entry}_hint`, { url: url ?? '' })}
          </Notice>
        </OneLanguage>
        <aside>
          <AlertSettings />
        </aside>
      </>
    );
  return <OpenDesk host={host} t={t} may={entry} url={url ?? ''} />;
}

function OpenDesk({ host, t, may, url }: { host: Host } & Omit<DeskParts, 'ask' | 'askForText'>) {
  const parts = useMemo<DeskParts>(
    () => ({
      ...{ t, may, url },
      ask: async <T,>(path: string, change?: Change) => (await askServer(host, url + path, change)) as T,
      askForText: (path) => askServerForText(host, url + path),
    }),
    [host, t, may, url],
  );
  return (
    <DeskContext value={parts}>
      <OneLanguage t={t}>
        <Themed>
          <Rooms />
        </Themed>
      </OneLanguage>
    </DeskContext>
  );
}
