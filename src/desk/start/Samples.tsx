import { useAnnounce } from '../../parts/Announcer.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';

/** Samples that are still there, and taking them away with their tickets. */
export function Samples({ count, onRemoved }: { count: number; onRemoved: () => void }) {
  const { t, may } = useDesk();
  const { act, isBusy, error } = useAct();
  const announce = useAnnounce();
  if (count === 0) return null;
  const remove = async () => {
    if (!(await act('/v1/desk/samples/removal'))) return;
    announce(t('samples.removed'));
    onRemoved();
  };
  return (
    <section>
      <h2>{t('samples.title')}</h2>
      <p>{t('samples.there', { count })}</p>
      {error !== null && <Trouble error={error} />}
      {may.includes('tune') && (
        <button type="button" className="button" disabled={isBusy} onClick={() => void remove()}>
          {t('samples.remove')}
        </button>
      )}
    </section>
  );
}
