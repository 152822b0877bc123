import { useId } from 'react';
import { dimensions } from '#domain/measuring/measures.ts';
import { useDesk } from '../context.ts';
import { type Choice, comparedAs, comparisons, lastDays, type Span, spans } from './choice.ts';

interface Props {
  choice: Choice;
  zone: string;
  onChange(choice: Choice): void;
}

/** Which days, compared with which, broken down by what. */
export function Choose({ choice, zone, onChange }: Props) {
  const { t } = useDesk();
  const set = (change: Partial<Choice>) => onChange(comparedAs({ ...choice, ...change }));
  const setSpan = (span: Span) => set({ span, ...(span === 'own' ? {} : lastDays(Number(span), zone, Date.now())) });
  return (
    <form className="choose" aria-label={t('measures.choose')} onSubmit={(event) => event.preventDefault()}>
      <Chosen label={t('measures.days')} value={choice.span} of={spans} name={(one) => t(`measures.span_${one}`)} onChange={setSpan} />
      {choice.span === 'own' && (
        <>
          <Day label={t('measures.from')} value={choice.from} onChange={(from) => set({ from })} />
          <Day label={t('measures.to')} value={choice.to} onChange={(to) => set({ to })} />
        </>
      )}
      <Chosen
        label={t('measures.compared')}
        value={choice.compared}
        of={comparisons}
        name={(one) => t(`measures.with_${one}`)}
        onChange={(compared) => set({ compared })}
      />
      {choice.compared === 'own' && (
        <>
          <Day label={t('measures.compare_from')} value={choice.compareFrom} onChange={(compareFrom) => set({ compareFrom })} />
          <Day label={t('measures.compare_to')} value={choice.compareTo} onChange={(compareTo) => set({ compareTo })} />
        </>
      )}
      <Chosen
        label={t('measures.by')}
        value={choice.by}
        of={['nothing', ...dimensions] as const}
        name={(one) => t(`measures.by_${one}`)}
        onChange={(by) => set({ by })}
      />
    </form>
  );
}

interface ChosenProps<T extends string> {
  label: string;
  value: T;
  of: readonly T[];
  name(one: T): string;
  onChange(one: T): void;
}

function Chosen<T extends string>({ label, value, of, name, onChange }: ChosenProps<T>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value as T)}>
        {of.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange(day: string): void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" required value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  );
}
