import { useRef } from 'react';
import type { Condition } from '#domain/rule.ts';
import { useDesk } from '../../context.ts';
import { useProblem } from '../problems.ts';
import { conditionSentence } from '../rule-sentence.ts';
import { ConditionFields } from './ConditionFields.tsx';
import { ChoiceField } from './fields.tsx';
import { conditionKinds, newCondition } from './new-parts.ts';

interface ConditionFormProps {
  condition: Condition;
  path: string;
  onChange(condition: Condition): void;
  /** Absent where there has to be one. */
  onRemove?: () => void;
}

/** A condition and, where it is a group, what is in it. */
export function ConditionForm({ condition, path, onChange, onRemove }: ConditionFormProps) {
  const { t } = useDesk();
  const problem = useProblem(path);
  const options = conditionKinds.map((kind) => [kind, t(`rules.kind.${kind}`)] as const);
  return (
    <fieldset className="condition">
      <legend className="only-heard">{conditionSentence(t, condition)}</legend>
      <div className="part">
        <ChoiceField
          label={t('rules.field.condition')}
          path={`${path}.kind`}
          value={condition.kind}
          onChange={(kind) => onChange(newCondition(kind, condition))}
          options={options}
        />
        {condition.kind !== 'all' && condition.kind !== 'any' && condition.kind !== 'not' && (
          <ConditionFields condition={condition} path={path} onChange={onChange} />
        )}
        {onRemove && (
          <button
            type="button"
            className="chip"
            aria-label={t('rules.remove_what', { what: conditionSentence(t, condition) })}
            onClick={onRemove}
          >
            {t('rules.remove')}
          </button>
        )}
      </div>
      {problem !== null && <p className="wrong">{problem}</p>}
      <Parts condition={condition} path={path} onChange={onChange} />
    </fieldset>
  );
}

function Parts({ condition, path, onChange }: ConditionFormProps) {
  const { t } = useDesk();
  const add = useRef<HTMLButtonElement>(null);
  if (condition.kind === 'not')
    return <ConditionForm condition={condition.of} path={`${path}.of`} onChange={(of) => onChange({ ...condition, of })} />;
  if (condition.kind !== 'all' && condition.kind !== 'any') return null;
  const { kind, of } = condition;
  const parts = of.map((part, index) => ({ part, key: `${index}` }));
  return (
    <>
      {parts.map(({ part, key }, at) => (
        <ConditionForm
          key={key}
          condition={part}
          path={`${path}.of.${at}`}
          onChange={(changed) => onChange({ kind, of: of.with(at, changed) })}
          onRemove={() => {
            onChange({ kind, of: of.toSpliced(at, 1) });
            add.current?.focus();
          }}
        />
      ))}
      <button ref={add} type="button" className="chip" onClick={() => onChange({ kind, of: [...of, newCondition('signal')] })}>
        {t('rules.add_condition')}
      </button>
    </>
  );
}
