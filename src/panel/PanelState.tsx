import { visible } from '#domain/visible.ts';
import type { Host } from '../host/connect.ts';
import { useT } from '../i18n/context.ts';
import { Notice } from '../parts/Notice.tsx';
import { BriefView } from './BriefView.tsx';
import type { Ticket } from './use-ticket.ts';

/** The brief, or why there is none and what to do. */
export function PanelState({ host, ticket }: { host: Host; ticket: Ticket }) {
  const t = useT();
  const { result, again } = ticket;
  if (result === null) {
    return (
      <main tabIndex={-1} aria-busy="true" aria-label={t('panel.title')} className="loading">
        <h1 className="only-heard">{t('panel.title')}</h1>
        <span />
        <span />
        <span />
        <span />
      </main>
    );
  }
  switch (result.kind) {
    case 'brief':
      return <BriefView host={host} result={result} ticket={ticket} />;
    case 'none':
      return (
        <Notice title={t('panel.none_title')} {...(result.unread > 0 ? { onTryAgain: again, tryAgain: t('panel.look_further') } : {})}>
          {t('panel.none_text')}
          {result.unread > 0 && ` ${t('panel.files_unread', { count: result.unread })}`}
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice title={t('panel.unreadable_title')} onTryAgain={again}>
          {t(`panel.because_${result.because}`)} {t('panel.unreadable_text')}{' '}
          <a href={result.file.url} target="_blank" rel="noopener noreferrer">
            {visible(result.file.name)}
          </a>
        </Notice>
      );
    case 'failed':
      return (
        <Notice title={t('panel.failed_title')} onTryAgain={again}>
          {t(`panel.because_${result.because}`)} {t('panel.failed_text')}
        </Notice>
      );
  }
}
