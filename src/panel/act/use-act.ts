import { useCallback, useState } from 'react';
import { RequestFailed } from '../../host/request.ts';
import { useT } from '../../i18n/context.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';

/** One thing at a time, and what came of it is said to eyes and ears. */
export function useAct() {
  const t = useT();
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useCallback(
    async (work: () => Promise<string | null>): Promise<boolean> => {
      setBusy(true);
      setProblem(null);
      try {
        const said = await work();
        if (said !== null) announce(said);
        return true;
      } catch (error) {
        const known = error instanceof RequestFailed && error.code !== null ? t.maybe(`error.${error.code}`) : null;
        setProblem(known ?? t('panel.act_failed'));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [announce, t],
  );
  return { isBusy, problem, act };
}

export type Act = ReturnType<typeof useAct>['act'];
