import type { ConnectFailure } from '../host/connect.ts';
import { useT } from '../i18n/context.ts';
import { Notice } from './Notice.tsx';

/** The app has no helpdesk around it that it could speak with. */
export function NotConnected({ failure }: { failure: ConnectFailure }) {
  const t = useT();
  return <Notice title={t(`panel.${failure}_title`)}>{t(`panel.${failure}_text`)}</Notice>;
}
