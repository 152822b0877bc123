import { useId } from 'react';
import type { Suggestion } from '#rules/thresholds.ts';
import { useDesk } from '../context.ts';

interface SuggestedValueProps {
  suggestion: Suggestion;
  weight: number;
  /** Hundredths. */
  inForce: number;
  percent(value: number): string;
  onWeight(weight: number): void;
  onTake(at: number): void;
}

const weights = [1, 2, 3, 5, 10] as const;

/** Which value agents' judgements speak for, how sure that is, or that nobody can tell yet. */
export function SuggestedValue({ suggestion, weight, inForce, percent, onWeight, onTake }: SuggestedValueProps) {
  const { t } = useDesk();
  const id = useId();
  return (
    <section aria-labelledby={`${id}t`}>
      <h2 id={`${id}t`}>{t('thresholds.suggested')}</h2>
      <p className="row">
        <label htmlFor={id}>{t('thresholds.weight')}</label>
        <select id={id} value={weight} onChange={({ target }) => onWeight(Number(target.value))}>
          {weights.map((one) => (
            <option key={one} value={one}>
              {t('thresholds.weigh', { weight: one })}
            </option>
          ))}
        </select>
      </p>
      {suggestion.kind === 'too_few' ? (
        <p role="status">{t('thresholds.too_few', { ...suggestion })}</p>
      ) : (
        <>
          <p role="status">
            <strong>{suggestion.at > 100 ? t('thresholds.never') : percent(suggestion.at)}</strong>{' '}
            {t('thresholds.interval', {
              low: percent(suggestion.low),
              high: percent(Math.min(100, suggestion.high)),
              judged: suggestion.judged,
            })}
          </p>
          {suggestion.low <= inForce && inForce <= suggestion.high && <p>{t('thresholds.within')}</p>}
          {suggestion.at <= 100 && (
            <button type="button" className="chip" onClick={() => onTake(suggestion.at)}>
              {t('thresholds.take', { value: percent(suggestion.at) })}
            </button>
          )}
        </>
      )}
      <p className="soft">{t('thresholds.blind')}</p>
    </section>
  );
}
