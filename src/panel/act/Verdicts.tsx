import { useId } from 'react';
import { type HandoffNow, type Verdict, verdicts } from '#domain/handoff-now.ts';
import { giveVerdict } from '../../api/handoff-now.ts';
import type { Host } from '../../host/connect.ts';
import { useT } from '../../i18n/context.ts';
import type { Act } from './use-act.ts';

interface VerdictsProps {
  host: Host;
  now: HandoffNow;
  act: Act;
  isBusy: boolean;
  take: (now: HandoffNow) => void;
}

/** One click says whether the handoff was right, another one takes it back: that is what rules are measured by. */
export function Verdicts({ host, now, act, isBusy, take }: VerdictsProps) {
  const t = useT();
  const id = useId();
  const give = (verdict: Verdict | null) =>
    act(async () => {
      take(await giveVerdict(host, now.handoff, verdict));
      return verdict === null ? t('panel.undone') : t('panel.verdict_given', { verdict: t(`panel.verdicts.${verdict}`) });
    });
  return (
    <fieldset className="verdicts" tabIndex={-1} aria-labelledby={id}>
      <span id={id} className="soft">
        {t('panel.verdict')}
      </span>
      {verdicts.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={now.verdict === one}
          aria-disabled={isBusy}
          onClick={() => void give(now.verdict === one ? null : one)}
        >
          {t(`panel.verdicts.${one}`)}
        </button>
      ))}
      {now.verdict !== null && (
        <button type="button" className="plain" aria-disabled={isBusy} onClick={() => void give(null)}>
          {t('panel.undo')}
        </button>
      )}
    </fieldset>
  );
}
