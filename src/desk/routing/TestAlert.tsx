import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';

/** Sends a test along the route as it is saved, and says what came of it. */
export function TestAlert({ name, canTest }: { name: string; canTest: boolean }) {
  const { t } = useDesk();
  const { act, isBusy, error } = useAct();
  const [isSent, setSent] = useState(false);
  const test = async () => {
    setSent(false);
    setSent((await act(`/v1/desk/alerts/${name}/test`)) !== null);
  };
  return (
    <div>
      <button type="button" className="chip" disabled={isBusy || !canTest} onClick={() => void test()}>
        {t('alerts.test')}
      </button>{' '}
      <span role="status">{isSent ? t('alerts.sent') : ''}</span>
      {!canTest && <span className="soft">{t('alerts.save_first')}</span>}
      {error !== null && <Trouble error={error} />}
    </div>
  );
}
