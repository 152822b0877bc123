import { useCallback, useRef, useState } from 'react';
import { RequestFailed } from '../../host/request.ts';
import { useT } from '../../i18n/context.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';

/** One thing at a time, and what came of it is said to eyes and ears. */
export function useAct() {
  const t = useT();
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Buttons stay where they are while something is done, so that the focus does; what is pressed meanwhile counts for nothing.
  const busy = useRef(false);
  const act = useCallback(
    async (work: () => Promise<string | null>): Promise<boolean> => {
      if (busy.current) return false;
      busy.current = true;
      setBusy(true);
      setProblem(null);
      try {
        const said = await work();
        if (said !== null) announce(said);
        return true;
      } catch (error) {
        const known = error instanceof RequestFailed && error.code !== null ? t.maybe(`error.${error.code}`) : null;
        const told = known ?? t('panel.act_failed');
        setProblem(told);
        announce(told);
        return false;
      } finally {
        busy.current = false;
        setBusy(false);
      }
    },
    [announce, t],
  );
  return { isBusy, problem, act };
}

export type Act = ReturnType<typeof useAct>['act'];
