import { Field, Range } from '@zendeskgarden/react-forms';
import { useMemo, useState } from 'react';
import { type Scores, suggestThreshold } from '#rules/thresholds.ts';
import { useDesk } from '../context.ts';
import { addressOf } from '../rules/with-threshold.ts';
import { Histogram } from './Histogram.tsx';
import type { Handle } from './handles.ts';
import { Outlook } from './Outlook.tsx';
import { SuggestedValue } from './SuggestedValue.tsx';

export interface Measured extends Scores {
  is_sample: boolean;
  /** Milliseconds. */
  handle: { median: number | null; count: number };
}

interface ThresholdProps {
  scores: Measured;
  handle: Handle;
  days: number;
  measuring: { agent_hour_cost: number | null; currency: string };
}

const seed = 1;
const usualWeight = 3;

/** One threshold: what was observed, what a value would bring, and which one the judgements speak for. */
export function Threshold({ scores, handle, days, measuring }: ThresholdProps) {
  const { t, may } = useDesk();
  const inForce = Math.round(handle.at_least * 100);
  const [at, setAt] = useState(Math.max(1, inForce));
  const [weight, setWeight] = useState(usualWeight);
  const suggestion = useMemo(() => suggestThreshold(scores, { weight, seed }), [scores, weight]);
  const percent = (value: number) => t('thresholds.percent', { share: value / 100 });
  if (scores.conversations === 0) return <p role="status">{t('thresholds.nothing')}</p>;
  const { rule, code, topic } = handle;
  return (
    <>
      {scores.is_sample && <p className="soft">{t('thresholds.sample', { count: scores.conversations })}</p>}
      {handle.bound !== 'exact' && <p className="trouble">{t(`thresholds.bound.${handle.bound}`, { rule })}</p>}
      <Histogram bins={scores.bins} at={at} suggestion={suggestion} />
      <div className="slider">
        <Field>
          <Field.Label>{t('thresholds.slider', { value: percent(at) })}</Field.Label>
          <Field.Hint>{t('thresholds.in_force', { value: percent(inForce) })}</Field.Hint>
          <Range min={1} max={100} value={at} aria-valuetext={percent(at)} onChange={({ target }) => setAt(Number(target.value))} />
        </Field>
      </div>
      <Outlook {...{ scores, at, inForce, days, measuring }} />
      {may.includes('tune') &&
        (at === inForce ? (
          <p className="soft">{t('thresholds.same')}</p>
        ) : (
          <p>
            <a className="button" href={addressOf({ rule, code, at_least: at / 100, ...(topic === null ? {} : { topic }) })}>
              {t('thresholds.use', { value: percent(at), rule })}
            </a>
          </p>
        ))}
      <SuggestedValue {...{ suggestion, weight, inForce, percent }} onWeight={setWeight} onTake={setAt} />
    </>
  );
}
