import { Button } from '@zendeskgarden/react-buttons';
import { Progress } from '@zendeskgarden/react-loaders';
import { useId, useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { Report } from './Report.tsx';
import { useBacktest } from './use-backtest.ts';

const spans = [7, 30, 90, 365] as const;

/** The draft on everything that was said before, beside the rules in force; the server is at work meanwhile. */
export function Backtest({ rules }: { rules: Rule[] }) {
  const { t, may } = useDesk();
  const id = useId();
  const [days, setDays] = useState<number>(30);
  const { shown, error, isRunning, isStarting, start, cancel } = useBacktest();
  const share = shown && shown.total > 0 ? Math.round((shown.done / shown.total) * 100) : 0;
  return (
    <>
      <p className="hint">{t('rules.backtest.hint')}</p>
      {may.includes('tune') && (
        <p className="row">
          <label htmlFor={id}>{t('rules.backtest.days')}</label>
          <select id={id} value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {spans.map((span) => (
              <option key={span} value={span}>
                {t('rules.backtest.span', { days: span })}
              </option>
            ))}
          </select>
          <Button size="small" disabled={isRunning || isStarting} onClick={() => void start(rules, days)}>
            {t('rules.backtest.start')}
          </Button>
          {isRunning && (
            <button type="button" className="chip" onClick={() => void cancel()}>
              {t('rules.backtest.cancel')}
            </button>
          )}
        </p>
      )}
      {error !== null && <Trouble error={error} />}
      {isRunning && (
        <div>
          <Progress value={share} aria-label={t('rules.backtest.running')} />
          <p className="soft">{t('rules.backtest.progress', { done: shown?.done ?? 0, total: shown?.total ?? 0 })}</p>
        </div>
      )}
      {shown !== null && !isRunning && shown.report === null && (
        <p role="status">{t(`rules.backtest.${shown.state === 'cancelled' ? 'cancelled' : 'broken'}`)}</p>
      )}
      {shown !== null && !isRunning && shown.report !== null && (
        <>
          {JSON.stringify(shown.rules) !== JSON.stringify(rules) && (
            <p className="trouble" role="status">
              {t('rules.backtest.other_draft')}
            </p>
          )}
          <Report report={shown.report} />
        </>
      )}
    </>
  );
}
