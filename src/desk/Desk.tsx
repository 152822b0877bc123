import { useEffect, useState } from 'react';
import { AlertSettings } from '../alerts/AlertSettings.tsx';
import type { Host } from '../host/connect.ts';
import { askServer } from '../host/request.ts';
import { serverUrl } from '../host/setting.ts';
import { useT } from '../i18n/context.ts';
import { Section } from '../parts/Section.tsx';

/** The admin's page: for now, whether the server is there. */
export default function Desk({ host }: { host: Host }) {
  const t = useT();
  const url = serverUrl(host);
  const [isReady, setReady] = useState<boolean | null>(null);
  useEffect(() => {
    if (url === null) return;
    askServer(host, `${url}/readyz`).then(
      () => setReady(true),
      () => setReady(false),
    );
  }, [host, url]);
  const { version } = host.registered.metadata;
  return (
    <main className="desk">
      <h1>{t('desk.title')}</h1>
      <Section title={t('desk.server')}>
        <p role="status">
          {url === null
            ? t('desk.no_server_url')
            : isReady === null
              ? t('desk.checking')
              : t(isReady ? 'desk.ready' : 'desk.not_ready', { url })}
        </p>
      </Section>
      <AlertSettings />
      {version !== undefined && <p className="soft">{t('desk.version', { version })}</p>}
    </main>
  );
}
