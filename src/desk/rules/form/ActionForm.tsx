import type { ComponentType } from 'react';
import { channels } from '#domain/conversation.ts';
import { decisions, priorities } from '#domain/decision.ts';
import type { Action } from '#domain/rule.ts';
import { useDesk } from '../../context.ts';
import { useProblem } from '../problems.ts';
import { actionSentence } from '../rule-sentence.ts';
import { ChoiceField, ListField, SomeField, TextField, WrittenField } from './fields.tsx';
import { actionKinds, newAction } from './new-parts.ts';

type Props<A> = { action: A; path: string; onChange(action: A): void };

function readFields(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => /^\s*([^:]+?)\s*:\s*(.*)$/.exec(line));
  return Object.fromEntries(lines.flatMap((found) => (found ? [[found[1]!, found[2]!]] : [])));
}

const fields: { [K in Action['kind']]: ComponentType<Props<Extract<Action, { kind: K }>>> } = {
  decide: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const options = decisions.map((one) => [one, t('rules.do.decide', { decision: one })] as const);
    const change = (decision: (typeof decisions)[number]) => onChange({ ...action, decision });
    return (
      <ChoiceField
        label={t('rules.field.decision')}
        path={`${path}.decision`}
        value={action.decision}
        onChange={change}
        options={options}
      />
    );
  },
  forbid: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const options = (['offer', 'handoff'] as const).map((one) => [one, t('rules.do.forbid', { decision: one })] as const);
    const change = (decision: 'offer' | 'handoff') => onChange({ ...action, decision });
    return (
      <ChoiceField
        label={t('rules.field.decision')}
        path={`${path}.decision`}
        value={action.decision}
        onChange={change}
        options={options}
      />
    );
  },
  set_priority: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const options = priorities.map((one) => [one, t(`rules.priority.${one}`)] as const);
    const change = (priority: (typeof priorities)[number]) => onChange({ ...action, priority });
    return (
      <ChoiceField
        label={t('rules.field.priority')}
        path={`${path}.priority`}
        value={action.priority}
        onChange={change}
        options={options}
      />
    );
  },
  require: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const change = (some: string[]) => onChange({ ...action, fields: some });
    return (
      <ListField
        label={t('rules.field.required')}
        hint={t('rules.field.required_hint')}
        path={`${path}.fields`}
        value={action.fields}
        onChange={change}
      />
    );
  },
  set_group: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const change = (group: string) => onChange({ ...action, group });
    return <TextField label={t('rules.field.group')} path={`${path}.group`} value={action.group} onChange={change} />;
  },
  set_form: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const change = (form: string) => onChange({ ...action, form });
    return <TextField label={t('rules.field.form')} path={`${path}.form`} value={action.form} onChange={change} />;
  },
  set_fields: ({ action, path, onChange }) => {
    const { t } = useDesk();
    return (
      <WrittenField
        isLong
        label={t('rules.field.fields')}
        hint={t('rules.field.fields_hint')}
        path={`${path}.fields`}
        value={action.fields}
        onChange={(some) => onChange({ ...action, fields: some })}
        write={(some) =>
          Object.entries(some)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')
        }
        read={readFields}
      />
    );
  },
  add_tags: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const change = (tags: string[]) => onChange({ ...action, tags });
    return (
      <ListField
        label={t('rules.field.tags')}
        hint={t('rules.field.list_hint')}
        path={`${path}.tags`}
        value={action.tags}
        onChange={change}
      />
    );
  },
  say: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const change = (text: string) => onChange({ ...action, text });
    return <TextField isLong label={t('rules.field.say')} path={`${path}.text`} value={action.text} onChange={change} />;
  },
  offer_channels: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const options = channels.map((one) => [one, t(`rules.channel.${one}`)] as const);
    const change = (some: typeof action.channels) => onChange({ ...action, channels: some });
    return (
      <SomeField label={t('rules.field.channels')} path={`${path}.channels`} value={action.channels} onChange={change} options={options} />
    );
  },
  alert: ({ action, path, onChange }) => {
    const { t } = useDesk();
    const change = (to: string) => onChange({ ...action, to });
    return (
      <TextField
        label={t('rules.field.alert')}
        hint={t('rules.field.alert_hint')}
        path={`${path}.to`}
        value={action.to}
        onChange={change}
      />
    );
  },
};

/** What follows, one by one. */
export function ActionForm({ action, path, onChange, onRemove }: Props<Action> & { onRemove?: (() => void) | undefined }) {
  const { t } = useDesk();
  const problem = useProblem(path);
  const Fields = fields[action.kind] as ComponentType<Props<Action>>;
  const options = actionKinds.map((kind) => [kind, t(`rules.action.${kind}`)] as const);
  return (
    <fieldset className="condition">
      <legend className="only-heard">{actionSentence(t, action)}</legend>
      <div className="part">
        <ChoiceField
          label={t('rules.field.action')}
          path={`${path}.kind`}
          value={action.kind}
          onChange={(kind) => onChange(newAction(kind))}
          options={options}
        />
        <Fields action={action} path={path} onChange={onChange} />
        {onRemove && (
          <button
            type="button"
            className="chip"
            aria-label={t('rules.remove_what', { what: actionSentence(t, action) })}
            onClick={onRemove}
          >
            {t('rules.remove')}
          </button>
        )}
      </div>
      {problem !== null && <p className="wrong">{problem}</p>}
    </fieldset>
  );
}
