import { RequestFailed } from '../../host/request.ts';
import { useT } from '../../i18n/context.ts';
import { useDesk } from '../context.ts';

/** Why something did not work, in people's words, and with the server's own where it names what to mend. */
export function Trouble({ error, onTryAgain }: { error: unknown; onTryAgain?: () => void }) {
  const panel = useT();
  const { t } = useDesk();
  const failed = error instanceof RequestFailed ? error : null;
  const why = (failed?.code && panel.maybe(`error.${failed.code}`)) ?? panel('error.remote_unreachable');
  return (
    <div className="trouble" role="alert">
      <p>{t('failed', { why })}</p>
      {failed?.detail && <pre dir="ltr">{failed.detail}</pre>}
      {onTryAgain && (
        <button type="button" className="chip" onClick={onTryAgain}>
          {t('try_again')}
        </button>
      )}
    </div>
  );
}
