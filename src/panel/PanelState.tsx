import { Skeleton } from '@zendeskgarden/react-loaders';
import type { BriefResult } from '../api/read-brief.ts';
import { useT } from '../i18n/context.ts';
import { Notice } from '../parts/Notice.tsx';
import { BriefView } from './BriefView.tsx';

/** The brief, or why there is none and what to do. */
export function PanelState({ result, onTryAgain }: { result: BriefResult | null; onTryAgain: () => void }) {
  const t = useT();
  if (result === null) {
    return (
      <main aria-busy="true" aria-label={t('panel.title')}>
        <Skeleton height="28px" />
        <Skeleton height="14px" width="80%" />
        <Skeleton height="14px" width="60%" />
      </main>
    );
  }
  switch (result.kind) {
    case 'brief':
      return <BriefView result={result} />;
    case 'none':
      return <Notice title={t('panel.none_title')}>{t('panel.none_text')}</Notice>;
    case 'unreadable':
      return (
        <Notice title={t('panel.unreadable_title')} onTryAgain={onTryAgain}>
          {t(`panel.because_${result.because}`)} {t('panel.unreadable_text', { name: '' })}
          <a href={result.file.url} target="_blank" rel="noopener noreferrer">
            {result.file.name}
          </a>
        </Notice>
      );
    case 'failed':
      return (
        <Notice title={t('panel.failed_title')} onTryAgain={onTryAgain}>
          {t(`panel.because_${result.because}`)} {t('panel.failed_text')}
        </Notice>
      );
  }
}
