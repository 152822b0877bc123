import { useT } from '../i18n/context.ts';
import { Notice } from './Notice.tsx';

export function Broken({ onTryAgain }: { onTryAgain: () => void }) {
  const t = useT();
  return (
    <Notice title={t('panel.broken_title')} onTryAgain={onTryAgain}>
      {t('panel.broken_text')}
    </Notice>
  );
}
