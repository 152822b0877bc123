import { useEffect, useRef } from 'react';
import type { Rule } from '#domain/rule.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { useProblemWithin } from './problems.ts';
import { ruleSentence } from './rule-sentence.ts';

interface RuleRowProps {
  rule: Rule;
  path: string;
  isFirst: boolean;
  isLast: boolean;
  mayTune: boolean;
  /** It was taken apart a moment ago: whoever works by keyboard goes on here. */
  isReturned: boolean;
  onChange(rule: Rule): void;
  onMove(by: 1 | -1): void;
  onEdit(): void;
  onRemove(): void;
  onDrag(): void;
  onDrop(): void;
}

/** One rule in the list: its sentence, whether it is on, and what can be done with it. */
export function RuleRow({
  rule,
  path,
  isFirst,
  isLast,
  mayTune,
  isReturned,
  onChange,
  onMove,
  onEdit,
  onRemove,
  onDrag,
  onDrop,
}: RuleRowProps) {
  const { t } = useDesk();
  const problem = useProblemWithin(path);
  const edit = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isReturned) edit.current?.focus();
  }, [isReturned]);
  const isOn = rule.enabled !== false;
  const { enabled: _, ...always } = rule;
  return (
    <li
      className={isOn ? 'rule' : 'rule off'}
      draggable={mayTune}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', rule.id);
        event.dataTransfer.effectAllowed = 'move';
        onDrag();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      {mayTune && (
        <span className="grip" aria-hidden="true">
          ⠿
        </span>
      )}
      <div>
        <strong>
          <Said text={rule.id} />
        </strong>
        {!isOn && <span className="soft"> {t('rules.off')}</span>}
        <p>
          <Said text={ruleSentence(t, rule)} />
        </p>
        {problem !== null && <p className="wrong">{problem}</p>}
      </div>
      {mayTune && (
        <div className="row">
          <label className="choice">
            <input
              type="checkbox"
              checked={isOn}
              onChange={({ target }) => onChange(target.checked ? always : { ...rule, enabled: false })}
              aria-label={t('rules.on', { rule: rule.id })}
            />
            {t('rules.is_on')}
          </label>
          <button
            type="button"
            className="chip"
            aria-disabled={isFirst}
            aria-label={t('rules.up', { rule: rule.id })}
            onClick={() => onMove(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="chip"
            aria-disabled={isLast}
            aria-label={t('rules.down', { rule: rule.id })}
            onClick={() => onMove(1)}
          >
            ↓
          </button>
          <button type="button" className="chip" ref={edit} aria-label={t('rules.edit', { rule: rule.id })} onClick={onEdit}>
            {t('rules.change')}
          </button>
          <button type="button" className="chip" aria-label={t('rules.remove_what', { what: rule.id })} onClick={onRemove}>
            {t('rules.remove')}
          </button>
        </div>
      )}
    </li>
  );
}
