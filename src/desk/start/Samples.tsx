import { useState } from 'react';
import { useT } from '../../i18n/context.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';

interface Removal {
  removed: number;
  /** What is still there, and why. */
  kept: { conversation: string; bot: string; tickets: string[]; code: string; message: string }[];
}

/** Samples that are still there, and taking them away with their tickets. */
export function Samples({ count, onRemoved }: { count: number; onRemoved: () => void }) {
  const { t, may } = useDesk();
  const panel = useT();
  const { act, isBusy, error } = useAct();
  const announce = useAnnounce();
  const [kept, setKept] = useState<Removal['kept']>([]);
  if (count === 0) return null;
  const remove = async () => {
    const answer = await act<Removal>('/v1/desk/samples/removal');
    if (answer === null) return;
    setKept(answer.kept);
    announce(answer.kept.length === 0 ? t('samples.removed') : t('samples.kept', { kept: answer.kept.length, removed: answer.removed }));
    onRemoved();
  };
  return (
    <section>
      <h2>{t('samples.title')}</h2>
      <p>{t('samples.there', { count })}</p>
      {error !== null && <Trouble error={error} />}
      {kept.length > 0 && (
        <ul className="trouble">
          {kept.map(({ conversation, bot, tickets, code, message }) => (
            <li key={conversation}>
              <Said text={t('samples.one', { bot, tickets: tickets.length === 0 ? '\u2013' : tickets.join(', ') })} />{' '}
              {panel.maybe(`error.${code}`)} <code dir="ltr">{message}</code>
            </li>
          ))}
        </ul>
      )}
      {may.includes('tune') && (
        <button type="button" className="button" disabled={isBusy} onClick={() => void remove()}>
          {t('samples.remove')}
        </button>
      )}
    </section>
  );
}
