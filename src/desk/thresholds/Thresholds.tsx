import { useId, useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { signalWords } from '../rules/rule-sentence.ts';
import { useAsked } from '../use-asked.ts';
import { handlesOf } from './handles.ts';
import { type Measured, Threshold } from './Threshold.tsx';

interface Settings {
  settings: { rules: { value: Rule[] }; measuring: { value: { agent_hour_cost: number | null; currency: string } } };
}

const spans = [30, 90, 180, 365] as const;

/** From which strength a rule should act, on evidence. */
export default function Thresholds() {
  const { t } = useDesk();
  const settings = useAsked<Settings>('/v1/desk/settings');
  return (
    <>
      <p className="hint">{t('thresholds.hint')}</p>
      <Shown asked={settings}>{({ settings: { rules, measuring } }) => <Choose rules={rules.value} measuring={measuring.value} />}</Shown>
    </>
  );
}

interface ChooseProps {
  rules: Rule[];
  measuring: Settings['settings']['measuring']['value'];
}

function Choose({ rules, measuring }: ChooseProps) {
  const { t } = useDesk();
  const id = useId();
  const handles = handlesOf(rules);
  const [at, setAt] = useState(0);
  const [days, setDays] = useState<number>(90);
  const handle = handles[at];
  if (!handle) return <p>{t('thresholds.no_rule')}</p>;
  const query = new URLSearchParams({ code: handle.code, days: String(days), ...(handle.topic === null ? {} : { topic: handle.topic }) });
  return (
    <>
      <p className="row">
        <span className="row">
          <label htmlFor={`${id}r`}>{t('thresholds.rule')}</label>
          <select id={`${id}r`} value={at} onChange={({ target }) => setAt(Number(target.value))}>
            {handles.map(({ rule, code, topic }, place) => (
              <option key={`${rule} ${code} ${topic}`} value={place}>
                {`${rule}: ${signalWords(t, code, topic ?? undefined)}`}
              </option>
            ))}
          </select>
        </span>
        <span className="row">
          <label htmlFor={`${id}d`}>{t('thresholds.days')}</label>
          <select id={`${id}d`} value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {spans.map((span) => (
              <option key={span} value={span}>
                {t('rules.backtest.span', { days: span })}
              </option>
            ))}
          </select>
        </span>
      </p>
      <Observed key={`${at} ${query}`} query={`${query}`} {...{ handle, days, measuring }} />
    </>
  );
}

function Observed({ query, ...rest }: { query: string } & Omit<Parameters<typeof Threshold>[0], 'scores'>) {
  const asked = useAsked<Measured>(`/v1/desk/scores?${query}`);
  return <Shown asked={asked}>{(scores) => <Threshold scores={scores} {...rest} />}</Shown>;
}
