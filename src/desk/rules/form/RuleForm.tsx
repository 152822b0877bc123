import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef } from 'react';
import type { Rule } from '#domain/rule.ts';
import { Said } from '../../../parts/Said.tsx';
import { useDesk } from '../../context.ts';
import { ruleSentence } from '../rule-sentence.ts';
import { ActionForm } from './ActionForm.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { TextField } from './fields.tsx';
import { newAction } from './new-parts.ts';

interface RuleFormProps {
  rule: Rule;
  /** `rules.` and its place. */
  path: string;
  onChange(rule: Rule): void;
  onDone(): void;
}

/** One rule, taken apart; its sentence follows what is changed. */
export function RuleForm({ rule, path, onChange, onDone }: RuleFormProps) {
  const { t } = useDesk();
  const { conditions, actions } = rule;
  const keyed = actions.map((action, index) => ({ action, key: `${index}` }));
  const add = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      className="rule-form"
      aria-label={t('rules.edit', { rule: rule.id })}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <p className="sentence">
        <Said text={ruleSentence(t, rule)} />
      </p>
      <TextField
        label={t('rules.field.name')}
        hint={t('rules.field.name_hint')}
        path={`${path}.id`}
        value={rule.id}
        onChange={(id) => onChange({ ...rule, id })}
      />
      <h2>{t('rules.conditions')}</h2>
      <ConditionForm
        condition={conditions}
        path={`${path}.conditions`}
        onChange={(changed) => onChange({ ...rule, conditions: changed })}
      />
      <h2>{t('rules.actions')}</h2>
      {keyed.map(({ action, key }, at) => (
        <ActionForm
          key={key}
          action={action}
          path={`${path}.actions.${at}`}
          onChange={(changed) => onChange({ ...rule, actions: actions.with(at, changed) })}
          onRemove={
            actions.length > 1
              ? () => {
                  onChange({ ...rule, actions: actions.toSpliced(at, 1) });
                  add.current?.focus();
                }
              : undefined
          }
        />
      ))}
      <p className="row">
        <button
          ref={add}
          type="button"
          className="chip"
          onClick={() => onChange({ ...rule, actions: [...actions, newAction('set_priority')] })}
        >
          {t('rules.add_action')}
        </button>
      </p>
      <Button type="submit" size="small">
        {t('rules.done')}
      </Button>
    </form>
  );
}
